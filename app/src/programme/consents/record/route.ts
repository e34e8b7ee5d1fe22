import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { personPage } from '../../people/show/page.tsx';
import { findPerson } from '../../people/store.ts';
import { manners, purposes } from '../consent.ts';
import { recordConsent } from '../store.ts';

const body = z.strictObject({
  purpose: z.enum(purposes),
  givenOn: z.iso.date('Skriv datoen som dag, måned og år. | Write the date as day, month and year.'),
  givenHow: z.enum(manners, 'Vælg, hvordan samtykket er givet. | Choose how the consent was given.'),
});

const inFuture = {
  da: 'Et samtykke kan ikke være givet i fremtiden. Ret datoen.',
  en: 'A consent cannot have been given in the future. Correct the date.',
};

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
  act: async (context) => {
    const { cases, params, body, viewer, clock, say } = context;
    const { id } = params;
    if (Temporal.PlainDate.compare(body.givenOn, clock.today()) > 0) {
      const shown = await personPage(context, { errors: { givenOn: say(inFuture) }, values: body });
      return shown === undefined ? notFound : rejectedForm(shown);
    }
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
  rejected: async (context, returned) => {
    const shown = await personPage(context, returned);
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
