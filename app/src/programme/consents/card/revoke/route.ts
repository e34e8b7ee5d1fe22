import { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { findPerson } from '../../../people/store.ts';
import { revokeCards } from '../store.ts';
import { texts } from '../texts.ts';

const noneOpen = () =>
  new Refused('no-card', {
    da: 'Der er intet åbent kort. Intet er ændret.',
    en: 'There is no open card. Nothing was changed.',
  });

/** Closes the card: a visit on it ends at its next page. */
export const revokeCard = post('/people/:id/card/revoke', {
  access: { who: ['coordinator'], over: 'branch', subject: 'person' },
  params: idParams,
  body: z.strictObject({}),
  audit: 'participant.card-revoked',
  act: async ({ cases, params, clock, viewer, lang }) => {
    const person = await cases.read((db) => findPerson(db, params.id));
    if (person === undefined) return notFound;
    await cases.change(
      { action: 'participant.card-revoked', subject: person.id, branchId: person.branch_id },
      async (db) => {
        const author = { by: viewer.userId, now: clock.now() };
        if (!(await revokeCards(db, person.id, author))) throw noneOpen();
        return { id: person.id };
      },
    );
    return redirect(`/people/${person.id}#consents`, { kind: 'done', text: texts[lang].revoked });
  },
  rejected: async () => notFound,
});
