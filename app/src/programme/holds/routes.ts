import type { Route } from '../../office/route.ts';
import { resumeCourseRoute, resumeForm } from './resume/route.ts';
import { holdCourse, holdForm } from './start/route.ts';

export const holdRoutes: readonly Route[] = [holdForm, holdCourse, resumeForm, resumeCourseRoute];
