import type { Route } from '../../office/route.ts';
import { showOwnCourse } from './course/route.tsx';
import { logContact, logForm } from './log/route.tsx';
import { showMy } from './my/route.tsx';

export const contactRoutes: readonly Route[] = [showMy, showOwnCourse, logForm, logContact];
