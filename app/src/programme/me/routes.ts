import type { Route } from '../../office/route.ts';
import { showOwnConsents } from './consents/route.tsx';
import { showOwn } from './home/route.tsx';
import { anotherMentorForm, askForAnotherMentor } from './mentor/route.tsx';
import { ownSignIn, ownSignInForm } from './sign-in/route.tsx';
import { ownSignOut } from './sign-out/route.ts';
import { ownWithdraw, ownWithdrawForm } from './withdraw/route.tsx';

/** The participant's own pages. */
export const ownRoutes: readonly Route[] = [
  ownSignInForm,
  ownSignIn,
  ownSignOut,
  showOwn,
  showOwnConsents,
  ownWithdrawForm,
  ownWithdraw,
  anotherMentorForm,
  askForAnotherMentor,
];
