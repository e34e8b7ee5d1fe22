import type { Route } from '../../office/route.ts';
import { resumeCourseRoute } from './resume/save/route.ts';
import { resumeForm } from './resume/show/route.ts';
import { holdCourse } from './start/save/route.ts';
import { holdForm } from './start/show/route.ts';

export const holdRoutes: readonly Route[] = [holdForm, holdCourse, resumeForm, resumeCourseRoute];
