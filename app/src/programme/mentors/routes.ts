import type { Route } from '../../office/route.ts';
import { recordReturn } from './absence/end/route.ts';
import { correctAbsence } from './absence/move/route.ts';
import { recordAbsence } from './absence/record/route.ts';
import { withdrawAbsence } from './absence/take-back/route.ts';
import { linkMentorAccount } from './account/route.tsx';
import { approveMentor } from './approve/route.ts';
import { recordCheck } from './checks/route.tsx';
import { recordClearance } from './clearance/route.tsx';
import { correctMentor } from './correct/route.ts';
import { editMentor } from './edit/route.ts';
import { letLeave } from './leave/save/route.tsx';
import { askToLeave } from './leave/show/route.tsx';
import { showMentors } from './list/route.tsx';
import { newMentor } from './new/route.ts';
import { recordConduct } from './papers/conduct/route.ts';
import { recordDeclaration } from './papers/declaration/route.ts';
import { pauseMentor } from './pause/route.ts';
import { showPipeline } from './pipeline/route.tsx';
import { registerMentor } from './register/route.ts';
import { showMentor } from './show/route.tsx';
import { recordTraining } from './trainings/route.tsx';

/** "New" and "pipeline" stand before the mentor's id: the first match answers. */
export const mentorRoutes: readonly Route[] = [
  showMentors,
  newMentor,
  registerMentor,
  showPipeline,
  showMentor,
  editMentor,
  correctMentor,
  recordCheck,
  recordTraining,
  recordDeclaration,
  recordConduct,
  recordClearance,
  recordAbsence,
  recordReturn,
  correctAbsence,
  withdrawAbsence,
  approveMentor,
  pauseMentor,
  askToLeave,
  letLeave,
  linkMentorAccount,
];
