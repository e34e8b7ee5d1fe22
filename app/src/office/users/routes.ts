import type { Route } from '../route.ts';
import { endHeldRole } from './end/route.ts';
import { endRoleForm } from './end-ask/route.tsx';
import { inviteForm } from './invite/route.tsx';
import { sendInvitation } from './invite-send/route.tsx';
import { users } from './list/route.tsx';
import { resetAccess } from './reset/route.ts';
import { resetForm } from './reset-ask/route.tsx';
import { withdrawInvitation } from './withdraw/route.ts';

export const userRoutes: readonly Route[] = [
  users,
  inviteForm,
  sendInvitation,
  withdrawInvitation,
  endRoleForm,
  endHeldRole,
  resetForm,
  resetAccess,
];
