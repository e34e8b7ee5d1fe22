import type { Route } from '../office/route.ts';
import { dataFile } from './analysis/file/data/route.ts';
import { reportFile } from './analysis/file/report/route.ts';
import { resultsFile } from './analysis/file/results/route.ts';
import { runAnalysis } from './analysis/run/route.ts';
import { showAnalysis } from './analysis/show/route.tsx';
import { chooseArea } from './areas/choose/route.ts';
import { showAreas } from './areas/show/route.tsx';
import { confirmImport } from './outcomes/confirm/route.ts';
import { showDryRun } from './outcomes/dry-run/route.tsx';
import { showOutcomes } from './outcomes/show/route.tsx';
import { uploadOutcomes } from './outcomes/upload/route.tsx';
import { showPrices } from './prices/show/route.tsx';
import { stateThePrice } from './prices/state/route.tsx';
import { figureFile } from './publication/file/figure/route.ts';
import { releasedFile } from './publication/file/results/route.ts';
import { showResults } from './publication/list/route.tsx';
import { showPublication } from './publication/manage/route.tsx';
import { showResult } from './publication/public/route.tsx';
import { publishStudy } from './publication/publish/route.ts';
import { withdrawPublication } from './publication/withdraw/route.ts';
import { randomiseByNumber } from './randomise/save/route.ts';
import { showReady } from './randomise/show/route.tsx';
import { fetchRegisterList } from './register-list/fetch/route.ts';
import { showRegisterLists } from './register-list/show/route.tsx';
import { deliverStudy } from './studies/deliver/route.ts';
import { showStudies } from './studies/list/route.tsx';
import { newStudy } from './studies/new/route.tsx';
import { registerStudy } from './studies/register/route.tsx';
import { showStudy } from './studies/show/route.tsx';
import { changeState } from './studies/state/save/route.ts';
import { confirmState } from './studies/state/show/route.tsx';
import { agreeToUnblinding } from './unblinding/agree/route.ts';
import { askForUnblinding } from './unblinding/ask/route.tsx';
import { showUnblinding } from './unblinding/show/route.tsx';

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
  showRegisterLists,
  fetchRegisterList,
  showAreas,
  chooseArea,
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
  showPrices,
  stateThePrice,
  showPublication,
  publishStudy,
  withdrawPublication,
  showResults,
  showResult,
  releasedFile,
  figureFile,
];
