import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { findPerson } from '../../people/store.ts';
import { manners, purposes } from '../consent.ts';
import { recordConsent } from '../store.ts';

const body = z.strictObject({
  purpose: z.enum(purposes),
  givenOn: z.iso.date('Skriv datoen som dag, måned og år. | Write the date as day, month and year.'),
  givenHow: z.enum(manners, 'Vælg, hvordan samtykket er givet. | Choose how the consent was given.'),
});

const inFuture = () =>
  new Refused('consent-in-future', {
    da: 'Et samtykke kan ikke være givet i fremtiden. Intet er gemt. Gå tilbage, og ret datoen.',
    en: 'A consent cannot have been given in the future. Nothing was saved. Go back and correct the date.',
  });

const incomplete = () =>
  new Refused('consent-incomplete', {
    da: 'Skriv, hvornår og hvordan samtykket er givet. Intet er gemt. Gå tilbage, og udfyld felterne.',
    en: 'Write when and how the consent was given. Nothing was saved. Go back and fill in the fields.',
  });

const alreadyHolds = () =>
  new Refused('consent-holds', {
    da: 'Samtykket er allerede registreret. Intet er ændret.',
    en: 'The consent has already been recorded. Nothing was changed.',
  });

export const recordConsentRoute = post('/people/:id/consents', {
  access: { who: ['coordinator'], over: 'branch', subject: 'person' },
  params: z.object({ id: z.uuid() }),
  body,
  audit: 'consent.recorded',
  act: async ({ cases, params: { id }, body, viewer, clock, say }) => {
    if (Temporal.PlainDate.compare(body.givenOn, clock.today()) > 0) throw inFuture();
    const person = await cases.read((db) => findPerson(db, id));
    if (person === undefined) return notFound;
    const detail = { purpose: body.purpose, givenOn: body.givenOn, givenHow: body.givenHow };
    const event = { action: 'consent.recorded', subject: id, branchId: person.branch_id, detail };
    await cases.change(event, async (db) => {
      const consent = { ...body, by: viewer.userId, at: clock.now() };
      if (!(await recordConsent(db, person, consent))) throw alreadyHolds();
      return { id };
    });
    return redirect(`/people/${id}#consents`, {
      kind: 'done',
      text: say({ da: 'Samtykket er registreret.', en: 'The consent is recorded.' }),
    });
  },
  rejected: async ({ cases, params: { id } }) => {
    if ((await cases.read((db) => findPerson(db, id))) === undefined) return notFound;
    throw incomplete();
  },
});
