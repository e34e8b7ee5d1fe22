import { z } from 'zod';
import { ConfirmPage } from '../../../ui/index.ts';
import { resetLetter } from '../../invitations/invitation.ts';
import { invite, stopInvitations } from '../../invitations/store.ts';
import { Refused } from '../../refused.ts';
import { get, notFound, post, redirect, view } from '../../route.ts';
import { notInDemo } from '../role.ts';
import { findColleague, lockRoles } from '../store.ts';
import { anyRole, closeAccess } from './store.ts';

const texts = {
  da: {
    title: (name: string) => `${name}: nulstil adgang`,
    what: (name: string) =>
      `Brug det, når ${name} har glemt sin adgangskode eller mistet sin telefon. ${name} logges ud nu og får en mail med et link til en ny adgangskode og en ny autentifikator. Rollerne bliver, som de er.`,
    sure: 'Vær sikker på, at det er den rigtige, der har spurgt: ring op på et nummer, I kender.',
    confirm: 'Nulstil adgangen',
    done: 'Adgangen er nulstillet, og mailen er på vej.',
  },
  en: {
    title: (name: string) => `${name}: reset access`,
    what: (name: string) =>
      `Use it when ${name} has forgotten the password or lost the phone. ${name} is signed out now and gets a mail with a link to a new password and a new authenticator. The roles stay as they are.`,
    sure: 'Be sure that the right person asked: call a number that you know.',
    confirm: 'Reset the access',
    done: 'The access has been reset, and the mail is on its way.',
  },
} as const;

const ownAccess = new Refused('own-access', {
  da: 'Din egen adgang nulstiller en anden administrator. Intet er ændret.',
  en: 'Your own access is reset by another administrator. Nothing has changed.',
});
const noRole = new Refused('no-role', {
  da: 'Kontoen har ingen rolle nu. Invitér den i stedet. Intet er ændret.',
  en: 'The account has no role now. Invite it instead. Nothing has changed.',
});

export const resetForm = get('/users/reset', {
  access: { who: ['administrator'], over: 'organisation' },
  query: z.object({ account: z.string().max(100).optional() }),
  reads: 'nothing sensitive',
  show: async ({ accounts, viewer, page, query }) => {
    const id = query.account;
    if (id === undefined) return redirect('/users');
    const found = await accounts.read((db) => findColleague(db, viewer.organisation?.id ?? '', { id }));
    if (found === undefined) return notFound;
    const text = texts[page.lang];
    return view(
      <ConfirmPage
        page={page}
        title={text.title(found.name)}
        action="/users/reset"
        fields={{ account: found.id }}
        confirm={text.confirm}
        kind="danger"
        cancelHref="/users"
      >
        <p>{text.what(found.name)}</p>
        <p>{text.sure}</p>
      </ConfirmPage>,
    );
  },
});

/** For a forgotten password or a lost phone: both are taken away, and the mail address gets a new link. */
export const resetAccess = post('/users/reset', {
  access: { who: ['administrator'], over: 'organisation' },
  body: z.strictObject({ account: z.string().max(100) }),
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
