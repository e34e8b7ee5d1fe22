import type { AuditEvent } from '../../platform/database/register.ts';
import { Refused } from '../refused.ts';
import type { OpenInvitation } from './store.ts';

export const used = new Refused('invitation-used', {
  da: 'Invitationen er brugt eller trukket tilbage. Intet er ændret.',
  en: 'The invitation has been used or withdrawn. Nothing has changed.',
});

/** What the trail says when somebody took up an invitation. */
export const eventFor =
  (invitation: OpenInvitation) =>
  (done: { userId: string }): AuditEvent => ({
    action: 'account.invitation-accepted',
    subject: done.userId,
    organisationId: invitation.organisationId,
    branchId: invitation.branchId ?? undefined,
    detail: { invitation: invitation.id, role: invitation.role },
  });
