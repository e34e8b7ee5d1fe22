import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Purpose } from './consent.ts';

interface Letter {
  readonly subject: string;
  readonly body: string;
}

const letter = (subject: string, ...lines: readonly string[]): Letter =>
  Object.freeze({ subject, body: lines.join('\n') });

/** What the mentors of a course have to know, without a name in it. Of the other purposes they know nothing. */
const toMentors: Partial<Readonly<Record<Purpose, Letter>>> = {
  programme: letter(
    'Et forløb er lukket i Primus Motor | A course is closed in Primus Motor',
    'En deltager har trukket sit samtykke til forløbet tilbage. Forløbet er lukket i dag, og du kan ikke se det længere. Kontakt ikke deltageren. Spørg din koordinator, hvis du er i tvivl.',
    '',
    'A participant has withdrawn the consent to the course. The course is closed today, and you can no longer see it. Do not contact the participant. Ask your coordinator if you are in doubt.',
  ),
  'authority-contact': letter(
    'Et samtykke er trukket tilbage i Primus Motor | A consent is withdrawn in Primus Motor',
    'En deltager har trukket et samtykke til kontakt med myndigheder tilbage. Log ind og se, hvem du ikke længere må tale med for deltageren.',
    '',
    'A participant has withdrawn a consent to contact with authorities. Sign in and see whom you may no longer talk to for the participant.',
  ),
};

/** Writes to the mentors who are on a course today, when the withdrawn purpose is theirs to know of. */
export const tellMentors = async (db: Database, courseId: string, purpose: Purpose): Promise<void> => {
  const found = toMentors[purpose];
  if (found === undefined) return;
  await sql`select programme.write_to_mentors(${courseId}::uuid, ${found.subject}, ${found.body})`.execute(
    db,
  );
};

const toCoordinators = {
  withdrawn: letter(
    'En deltager har sagt nej i Primus Motor | A participant has said no in Primus Motor',
    'En deltager i din afdeling har selv trukket et samtykke tilbage. Det gælder fra nu. Log ind og se det under I dag.',
    '',
    'A participant of your branch has withdrawn a consent alone. It holds from now on. Sign in and see it under Today.',
  ),
  mentor: letter(
    'En deltager beder om en anden mentor | A participant asks for another mentor',
    'En deltager i din afdeling beder om en anden mentor. Log ind og se det under I dag.',
    '',
    'A participant of your branch asks for another mentor. Sign in and see it under Today.',
  ),
} as const satisfies Record<string, Letter>;

/** Writes to the coordinators of the participant's own branch. */
export const tellOwnCoordinators = async (db: Database, what: keyof typeof toCoordinators): Promise<void> => {
  const { subject, body } = toCoordinators[what];
  await sql`select programme.write_to_own_coordinators(${subject}, ${body})`.execute(db);
};
