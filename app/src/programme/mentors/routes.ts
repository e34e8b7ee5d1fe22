import type { Route } from '../../office/route.ts';
import { linkMentorAccount } from './account/route.tsx';
import { approveMentor } from './approve/route.ts';
import { recordCheck } from './checks/route.tsx';
import { correctMentor } from './correct/route.ts';
import { editMentor } from './edit/route.ts';
import { askToLeave, letLeave } from './leave/route.tsx';
import { showMentors } from './list/route.tsx';
import { newMentor } from './new/route.ts';
import { pauseMentor } from './pause/route.ts';
import { registerMentor } from './register/route.ts';
import { showMentor } from './show/route.tsx';
import { recordTraining } from './trainings/route.tsx';

/** "New" stands before the mentor's id: the first match answers. */
export const mentorRoutes: readonly Route[] = [
  showMentors,
  newMentor,
  registerMentor,
  showMentor,
  editMentor,
  correctMentor,
  recordCheck,
  recordTraining,
  approveMentor,
  pauseMentor,
  askToLeave,
  letLeave,
  linkMentorAccount,
];
