import { whoChanges } from '../../../office/fields.ts';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { formatDate } from '../../../ui/index.ts';
import { idParams } from '../../mentors/fields.ts';
import { impossibleDay } from '../../people/possible-days.ts';
import { personPage } from '../../people/show/page.tsx';
import { findPerson, lockPerson } from '../../people/store.ts';
import { lastNo, recordConsent } from '../store.ts';
import { wordingsFor } from '../wordings/store.ts';
import { currentWording, wordingOn } from '../wordings.ts';
import { recipientsOf, recordSchema, valuesOf } from './schema.ts';

const inFuture = {
  da: 'Et samtykke kan ikke være givet i fremtiden. Ret datoen.',
  en: 'A consent cannot have been given in the future. Correct the date.',
};

const alreadyHolds = () =>
  new Refused('consent-holds', {
    da: 'Samtykket er allerede registreret. Intet er ændret.',
    en: 'The consent has already been recorded. Nothing was changed.',
  });

const saidNoSince = (on: Temporal.PlainDate) =>
  new Refused('consent-withdrawn-since', {
    da: `Deltageren trak samtykket tilbage ${formatDate('da', on, 'day')}. Et ja fra før den dag gælder ikke længere. Intet er registreret. Skriv den dag, deltageren har sagt ja igen.`,
    en: `The participant withdrew the consent on ${formatDate('en', on, 'day')}. A yes from before that day holds no longer. Nothing was recorded. Write the day on which the participant said yes again.`,
  });
const reworded = () =>
  new Refused('consent-reworded', {
    da: 'Samtykkets ord er ændret, siden du åbnede siden. Intet er registreret. Læs de nye ord op, og registrér igen.',
    en: 'The words of the consent have changed since you opened the page. Nothing was recorded. Read the new words aloud and record again.',
  });

export const recordConsentRoute = post('/people/:id/consents', {
  access: { who: whoChanges(['coordinator'], 'consent'), over: 'branch', subject: 'person' },
  params: idParams,
  body: recordSchema,
  audit: 'consent.recorded',
  act: async (context) => {
    const { cases, params, body, viewer, clock, lang, say } = context;
    const { id } = params;
    const today = clock.today();
    const notThen =
      Temporal.PlainDate.compare(body.givenOn, today) > 0
        ? say(inFuture)
        : impossibleDay(lang, today, body.givenOn, 'today');
    if (notThen !== undefined) {
      const shown = await personPage(context, {
        errors: { givenOn: notThen },
        values: valuesOf(body),
        lists: { recipients: body.recipients },
      });
      return shown === undefined ? notFound : rejectedForm(shown);
    }
    const person = await cases.read((db) => findPerson(db, id));
    if (person === undefined) return notFound;
    const { purpose, givenHow } = body;
    const givenOn = body.givenOn.toString();
    const event = (made: { recorded: string }) => ({
      action: 'consent.recorded',
      subject: id,
      branchId: person.branch_id,
      detail: { purpose, givenOn, givenHow, ...(made.recorded === '' ? {} : { authorities: made.recorded }) },
    });
    await cases.change(event, async (db) => {
      await lockPerson(db, person.id);
      const wordings = await wordingsFor(db);
      if (body.version !== undefined && body.version !== currentWording(wordings, purpose).version)
        throw reworded();
      const { version } = wordingOn(wordings, purpose, body.givenOn);
      const recorded: string[] = [];
      for (const recipient of recipientsOf(body)) {
        const no = await lastNo(db, person.id, { purpose, recipient });
        if (no !== undefined && Temporal.PlainDate.compare(body.givenOn, no) < 0) throw saidNoSince(no);
        const consent = {
          purpose,
          recipient,
          version,
          givenOn,
          givenHow,
          by: viewer.userId,
          at: clock.now(),
        };
        if (await recordConsent(db, person, consent)) recorded.push(recipient);
      }
      if (recorded.length === 0) throw alreadyHolds();
      // An authority that is named in words stays out of the audit trail.
      return { recorded: recorded.map((one) => one.split(':')[0] ?? '').join(' ') };
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
