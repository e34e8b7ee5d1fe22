import type { Route } from '../../office/route.ts';
import { linkMentorAccount } from './account/route.tsx';
import { recordCheck } from './checks/route.tsx';
import { correctMentor, editMentor, newMentor, registerMentor } from './form/route.tsx';
import { showMentors } from './list/route.tsx';
import { showMentor } from './show/route.tsx';
import { approveMentor, pauseMentor } from './stage/route.tsx';
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
  linkMentorAccount,
];
