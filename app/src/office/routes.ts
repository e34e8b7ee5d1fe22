import { ownAccount } from './account/route.tsx';
import { auditRoutes } from './audit/routes.ts';
import { showBranches } from './branches/show/route.tsx';
import { changeWriting } from './branches/writing/route.ts';
import { enterDemo } from './demo/enter/route.ts';
import { switchRole } from './demo/switch/route.ts';
import { front } from './front/route.tsx';
import { invitationRoutes } from './invitations/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { overview } from './overview/route.tsx';
import { placeRoutes } from './places/routes.ts';
import { proveAgain } from './prove/again/route.tsx';
import { proveForm } from './prove/show/route.tsx';
import type { Route } from './route.ts';
import { confirmSecondFactor } from './second-factor/confirm/route.tsx';
import { secondFactorForm } from './second-factor/show/route.tsx';
import { settingsIndex } from './settings-index/route.tsx';
import { setupRoutes } from './setup/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { userRoutes } from './users/routes.ts';

export const officeRoutes: readonly Route[] = [
  front,
  enterDemo,
  switchRole,
  ...signInRoutes,
  secondFactorForm,
  confirmSecondFactor,
  proveForm,
  proveAgain,
  ...setupRoutes,
  ...invitationRoutes,
  ownAccount,
  ...userRoutes,
  ...mailRoutes,
  ...auditRoutes,
  overview,
  ...placeRoutes,
  settingsIndex,
  showBranches,
  changeWriting,
];
