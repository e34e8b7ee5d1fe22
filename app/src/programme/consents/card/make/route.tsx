import { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import { notFound, post, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { findPerson } from '../../../people/store.ts';
import { codeHash, expiryOf, newCode } from '../code.ts';
import { addCard } from '../store.ts';
import { CardPage } from './view.tsx';

const noBirthDate = () =>
  new Refused('no-birth-date', {
    da: 'Fødselsdagen mangler. Uden den kan deltageren ikke komme ind med et kort. Intet er lavet.',
    en: 'The date of birth is missing. Without it the participant cannot come in with a card. Nothing was made.',
  });

const tries = 5;

/** Makes a card with a code, which is shown once; the card before it closes. */
export const makeCard = post('/people/:id/card', {
  access: { who: ['coordinator'], over: 'branch', subject: 'person' },
  params: idParams,
  body: z.strictObject({}),
  audit: 'participant.card-made',
  act: async ({ cases, params, page, clock, viewer, house }) => {
    const person = await cases.read((db) => findPerson(db, params.id));
    if (person === undefined) return notFound;
    const now = clock.now();
    const made = await cases.change(
      (card: { card: string; code: string; until: string }) => ({
        action: 'participant.card-made',
        subject: person.id,
        branchId: person.branch_id,
        detail: { card: card.card },
      }),
      async (db) => {
        if (person.birth_date === null) throw noBirthDate();
        for (let tried = 0; tried < tries; tried += 1) {
          const code = newCode();
          const author = { by: viewer.userId, now };
          const card = await addCard(db, person, codeHash(house.secrets, code), author);
          // Sealed, so that the kept answer to this press is no way in.
          const sealed = house.secrets.seal('card code', code).toString('base64url');
          const until = expiryOf(now).toString();
          if (card !== undefined) return { card, code: sealed, until };
        }
        throw new Error('every code that was drawn is on a card already');
      },
    );
    return view(
      <CardPage
        page={page}
        personId={person.id}
        code={house.secrets.open('card code', Buffer.from(made.code, 'base64url'))}
        address={`${house.publicUrl}/me`}
        until={Temporal.Instant.from(made.until)}
      />,
    );
  },
  rejected: async () => notFound,
});
