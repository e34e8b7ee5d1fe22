import { z } from 'zod';
import { resetLetter } from '../../invitations/invitation.ts';
import { invite, stopInvitations } from '../../invitations/store.ts';
import { Refused } from '../../refused.ts';
import { notFound, post, redirect } from '../../route.ts';
import { notInDemo } from '../role.ts';
import { findColleague, lockRoles } from '../store.ts';
import { anyRole, closeAccess } from './store.ts';
import { texts } from './texts.ts';

const ownAccess = new Refused('own-access', {
  da: 'Din egen adgang nulstiller en anden administrator. Intet er ændret.',
  en: 'Your own access is reset by another administrator. Nothing has changed.',
});
const noRole = new Refused('no-role', {
  da: 'Kontoen har ingen rolle nu. Invitér den i stedet. Intet er ændret.',
  en: 'The account has no role now. Invite it instead. Nothing has changed.',
});

/** For a forgotten password or a lost phone: both are taken away, and the mail address gets a new link. */
export const resetAccess = post('/users/reset', {
  access: { who: ['administrator'], over: 'organisation' },
  body: z.strictObject({ account: z.string().max(100) }),
  proof: 'recent',
  audit: 'account.access-reset',
  act: async ({ accounts, viewer, house, clock, lang, body }) => {
    const { organisation } = viewer;
    if (organisation === undefined || organisation.demo) throw notInDemo;
    if (body.account === viewer.userId) throw ownAccess;
    const found = await accounts.read((db) => findColleague(db, organisation.id, { id: body.account }));
    if (found === undefined) return notFound;
    const { id: userId, email, name } = found;
    await accounts.change({ action: 'account.access-reset', subject: userId }, async (db) => {
      const now = clock.now();
      await lockRoles(db, organisation.id);
      const held = await anyRole(db, organisation.id, userId);
      if (held === undefined) throw noRole;
      await closeAccess(db, userId);
      await stopInvitations(db, organisation.id, { email }, now);
      const invitation = { organisationId: organisation.id, email, name, ...held, createdBy: viewer.userId };
      await invite(
        db,
        invitation,
        (path) => resetLetter(organisation.name, `${house.publicUrl}${path}`),
        now,
      );
      return {};
    });
    return redirect('/users', { kind: 'done', text: texts[lang].done });
  },
  rejected: async () => notFound,
});
