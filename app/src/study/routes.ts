import type { Route } from '../office/route.ts';
import { dataFile, reportFile, resultsFile } from './analysis/file/route.ts';
import { runAnalysis, showAnalysis } from './analysis/show/route.tsx';
import { confirmImport, showDryRun } from './outcomes/confirm/route.tsx';
import { showOutcomes, uploadOutcomes } from './outcomes/upload/route.tsx';
import { figureFile, releasedFile } from './publication/file/route.ts';
import { showResults } from './publication/list/route.tsx';
import { publishStudy, showPublication, withdrawPublication } from './publication/manage/route.tsx';
import { showResult } from './publication/public/route.tsx';
import { randomiseByNumber, showReady } from './randomise/route.tsx';
import { deliverStudy } from './studies/deliver/route.ts';
import { showStudies } from './studies/list/route.tsx';
import { newStudy, registerStudy } from './studies/new/route.tsx';
import { showStudy } from './studies/show/route.tsx';
import { changeState, confirmState } from './studies/state/route.tsx';
import { agreeToUnblinding, askForUnblinding, showUnblinding } from './unblinding/route.tsx';

/** "New" stands before the study's id, and a file before what could be any: the first match answers. */
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
  showAnalysis,
  runAnalysis,
  dataFile,
  resultsFile,
  reportFile,
  showUnblinding,
  askForUnblinding,
  agreeToUnblinding,
  showPublication,
  publishStudy,
  withdrawPublication,
  showResults,
  showResult,
  releasedFile,
  figureFile,
];
