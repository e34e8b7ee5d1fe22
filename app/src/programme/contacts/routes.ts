import type { Route } from '../../office/route.ts';
import { showOwnCourse } from './course/route.tsx';
import { logForm } from './log/route.tsx';
import { showMy } from './my/route.tsx';
import { logContact } from './save/route.ts';

export const contactRoutes: readonly Route[] = [showMy, showOwnCourse, logForm, logContact];
