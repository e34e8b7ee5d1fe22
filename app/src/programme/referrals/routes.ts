import { amend, amendForm } from './amend/route.tsx';
import { showAnswer, useAnswer } from './answers/route.tsx';
import { closeLink } from './close/route.ts';
import { keepDraft } from './draft/route.ts';
import { duplicateRoutes } from './duplicates/decide/route.tsx';
import { linkAmend, linkAmendForm } from './follow/amend-route.tsx';
import { answerDate, answerVisit } from './follow/answer-route.ts';
import { linkWithdraw, linkWithdrawForm } from './follow/withdraw-route.tsx';
import { handInForm, handInReferral } from './hand-in/route.tsx';
import { linkRoutes } from './link/route.tsx';
import { acceptReferral, declineReferral, showReferral } from './show/route.tsx';
import { withdrawReferral, withdrawReferralForm } from './withdraw/route.tsx';

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
