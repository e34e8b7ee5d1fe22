import type { Route } from '../../office/route.ts';
import { showOwnConsents } from './consents/route.tsx';
import { showOwn } from './home/route.tsx';
import { askForAnotherMentor } from './mentor/ask/route.ts';
import { anotherMentorForm } from './mentor/show/route.tsx';
import { ownSignIn } from './sign-in/enter/route.tsx';
import { ownSignInForm } from './sign-in/show/route.tsx';
import { ownSignOut } from './sign-out/route.ts';
import { ownWithdraw } from './withdraw/save/route.ts';
import { ownWithdrawForm } from './withdraw/show/route.tsx';

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
