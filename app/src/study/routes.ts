import type { Route } from '../office/route.ts';
import { confirmImport, showDryRun } from './outcomes/confirm/route.tsx';
import { showOutcomes, uploadOutcomes } from './outcomes/upload/route.tsx';
import { randomiseByNumber, showReady } from './randomise/route.tsx';
import { deliverStudy } from './studies/deliver/route.ts';
import { showStudies } from './studies/list/route.tsx';
import { newStudy, registerStudy } from './studies/new/route.tsx';
import { showStudy } from './studies/show/route.tsx';
import { changeState, confirmState } from './studies/state/route.tsx';

/** "New" stands before the study's id: the first match answers. */
export const studyRoutes: readonly Route[] = [
  showReady,
  randomiseByNumber,
  showStudies,
  newStudy,
  registerStudy,
  showStudy,
  confirmState,
  changeState,
  deliverStudy,
  showOutcomes,
  uploadOutcomes,
  showDryRun,
  confirmImport,
];
