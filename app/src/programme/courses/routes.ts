import type { Route } from '../../office/route.ts';
import { endCourse } from './end/save/route.ts';
import { endCourseForm } from './end/show/route.ts';
import { openCourseRoute } from './open/route.ts';
import { releaseForm } from './release/route.tsx';
import { previewReleaseRoute } from './release-preview/route.tsx';
import { recordReleaseRoute } from './release-record/route.ts';
import { undoReleaseRoute } from './release-undo/route.ts';
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
  endCourseForm,
  endCourse,
];
