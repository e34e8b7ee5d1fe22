import { acceptReferral } from './accept/route.ts';
import { amend } from './amend/save/route.ts';
import { amendForm } from './amend/show/route.ts';
import { showAnswer } from './answers/show/route.tsx';
import { useAnswer } from './answers/use/route.ts';
import { closeLink } from './close/route.ts';
import { declineReferral } from './decline/route.tsx';
import { keepDraft } from './draft/route.ts';
import { duplicateRoutes } from './duplicates/decide/routes.ts';
import { linkAmend } from './follow/amend/save/route.ts';
import { linkAmendForm } from './follow/amend/show/route.ts';
import { answerDate } from './follow/release-date/route.ts';
import { answerVisit } from './follow/visit/route.ts';
import { linkWithdraw } from './follow/withdraw/save/route.ts';
import { linkWithdrawForm } from './follow/withdraw/show/route.ts';
import { handInReferral } from './hand-in/save/route.tsx';
import { handInForm } from './hand-in/show/route.tsx';
import { linkRoutes } from './link/routes.ts';
import { showReferral } from './show/route.tsx';
import { withdrawReferral } from './withdraw/save/route.tsx';
import { withdrawReferralForm } from './withdraw/show/route.tsx';

export const referralRoutes = [
  ...linkRoutes,
  handInForm,
  handInReferral,
  keepDraft,
  answerDate,
  answerVisit,
  linkAmendForm,
  linkAmend,
  linkWithdrawForm,
  linkWithdraw,
  showReferral,
  acceptReferral,
  declineReferral,
  withdrawReferralForm,
  withdrawReferral,
  amendForm,
  amend,
  showAnswer,
  useAnswer,
  closeLink,
  ...duplicateRoutes,
];
