import type { Route } from '../../office/route.ts';
import { readMentorFileIn } from './confirm/route.ts';
import { seeMentorFile } from './dry-run/route.tsx';
import { csvTemplate } from './files/csv/route.ts';
import { failedMentorRows } from './files/failed/route.ts';
import { xlsxTemplate } from './files/xlsx/route.ts';
import { chooseMentorFile } from './upload/show/route.ts';
import { tryMentorFile } from './upload/try/route.ts';

/** Before the routes of one mentor, whose id stands where `import` does. */
export const mentorImportRoutes: readonly Route[] = [
  chooseMentorFile,
  tryMentorFile,
  csvTemplate,
  xlsxTemplate,
  failedMentorRows,
  seeMentorFile,
  readMentorFileIn,
];
