import type { Route } from '../route.ts';
import { acceptInvitation } from './accept/route.tsx';
import { acceptRole } from './accept-role/route.tsx';
import { invitationForm } from './show/route.tsx';

export const invitationRoutes: readonly Route[] = [invitationForm, acceptInvitation, acceptRole];
