import type { Route } from '../../office/route.ts';
import { writeAnswers } from './answers/route.tsx';
import { answersForm } from './answers/show.tsx';
import { takeBackRoute } from './answers/take-back.ts';
import { choosePair } from './choose/route.tsx';
import { conflictRoutes } from './conflicts/route.tsx';
import { endForm } from './end/route.tsx';
import { askReserveRoute } from './fallback/route.ts';
import { endAssignmentRoute } from './finish/route.tsx';
import { formerCourse } from './former/route.tsx';
import { changeHandover, handoverForm } from './handover/route.tsx';
import { askPairRoute } from './make/route.ts';
import { answerAsParticipant, showParticipantProposal } from './me/route.tsx';
import { answerOwnProposal, showOwnProposal } from './mine/route.tsx';
import { planRoutes } from './plan/routes.ts';
import { matchingSettingsRoutes } from './settings/route.tsx';
import { wishesRoutes } from './wishes/route.tsx';

export const matchingRoutes: readonly Route[] = [
  choosePair,
  askPairRoute,
  answersForm,
  writeAnswers,
  takeBackRoute,
  askReserveRoute,
  showOwnProposal,
  answerOwnProposal,
  showParticipantProposal,
  answerAsParticipant,
  endForm,
  endAssignmentRoute,
  handoverForm,
  changeHandover,
  formerCourse,
  ...wishesRoutes,
  ...conflictRoutes,
  ...planRoutes,
  ...matchingSettingsRoutes,
];
