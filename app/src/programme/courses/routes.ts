import type { Route } from '../../office/route.ts';
import { openCourseRoute } from './open/route.ts';
import { previewReleaseRoute, recordReleaseRoute, releaseForm, undoReleaseRoute } from './release/route.tsx';
import { showCourse } from './show/route.tsx';
import { markStepRoute } from './step/route.ts';

export const courseRoutes: readonly Route[] = [
  openCourseRoute,
  showCourse,
  markStepRoute,
  releaseForm,
  previewReleaseRoute,
  recordReleaseRoute,
  undoReleaseRoute,
];
