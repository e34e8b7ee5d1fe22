import type { Route } from '../route.ts';
import { endHeldRole, endRoleForm } from './end/route.tsx';
import { inviteForm, sendInvitation } from './invite/route.tsx';
import { users } from './list/route.tsx';
import { resetAccess, resetForm } from './reset/route.tsx';
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
