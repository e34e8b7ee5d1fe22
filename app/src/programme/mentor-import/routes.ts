import type { Route } from '../../office/route.ts';
import { readMentorFileIn } from './confirm/route.ts';
import { seeMentorFile } from './dry-run/route.tsx';
import { csvTemplate, failedMentorRows, xlsxTemplate } from './files/route.ts';
import { chooseMentorFile, tryMentorFile } from './upload/route.tsx';

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
