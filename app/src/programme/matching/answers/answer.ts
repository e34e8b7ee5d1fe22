import { sql } from 'kysely';
import { Absent, Refused } from '../../../office/refused.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { Lang } from '../../../ui/index.ts';
import { askedOfMentors } from '../../mentors/approval.ts';
import type { Manner, Party } from '../proposal/asked.ts';
import { answerDay } from '../proposal/deadline.ts';
import { askedLetter, liveLetter } from '../proposal/letters.ts';
import { courseRests } from '../proposal/policies.ts';
import { tellPair } from '../proposal/store.ts';
import { answerDaysNow } from '../settings/store.ts';

/** What came of an answer. */
export type Outcome = 'yes' | 'no' | 'same' | 'live' | 'reserve';

export interface Answer {
  readonly matchId: string;
  readonly party: Party;
  readonly answer: 'yes' | 'no';
  /** A coded reason of a no. */
  readonly reason: string;
  readonly how: Manner;
}

/** Who answers as the audit trail names them, and when. */
export interface Answerer {
  readonly by: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

const inTheWay = (reason: string, { da, en }: Readonly<Record<Lang, string>>): Refused =>
  new Refused(reason, {
    da: `${da} Intet er gemt. Tag forslaget tilbage, og find et andet par.`,
    en: `${en} Nothing was saved. Take the proposal back and find another pair.`,
  });

/** What came in the way since the three were asked, found at the last yes. */
const inBetween: Readonly<Record<string, Refused>> = {
  'mentor-away': inTheWay('mentor-away', {
    da: 'En af de to mentorer er ikke godkendt, er på pause eller er væk nu.',
    en: 'One of the two mentors is not approved, is paused or is away now.',
  }),
  'mentor-full': inTheWay('mentor-full', {
    da: 'En af de to mentorer har ikke længere plads.',
    en: 'One of the two mentors has no place any more.',
  }),
  'check-ended': inTheWay('check-ended', {
    da: 'Et tjek af en af de to mentorer gælder ikke længere.',
    en: 'A check of one of the two mentors no longer holds.',
  }),
  training: inTheWay('training-missing', {
    da: 'En af de to mentorer mangler et kursus, eller kurset skal tages igen.',
    en: 'One of the two mentors lacks a training, or must take it again.',
  }),
  conduct: inTheWay('conduct-missing', {
    da: 'En af de to mentorer har ikke sagt ja til reglerne for mentorer, som de er nu.',
    en: 'One of the two mentors has not agreed to the code of conduct as it is now.',
  }),
  declarations: inTheWay('declaration-missing', {
    da: 'En af de to mentorer mangler en erklæring.',
    en: 'One of the two mentors lacks a declaration.',
  }),
  age: inTheWay('too-young', {
    da: 'En af de to mentorer er for ung, eller fødselsdatoen mangler.',
    en: 'One of the two mentors is too young, or the birth date is missing.',
  }),
  'gender-wish': inTheWay('gender-wish', {
    da: 'Deltageren ønsker nu kun kvinder eller kun mænd som mentorer, og en af de to er det ikke.',
    en: 'The participant now wants only women or only men as mentors, and one of the two is not.',
  }),
  'clearance-refused': inTheWay('clearance-refused', {
    da: 'Fængslet har sagt nej til en af de to mentorer.',
    en: 'The prison has said no to one of the two mentors.',
  }),
  language: inTheWay('no-common-language', {
    da: 'Ingen af de to mentorer taler deltagerens sprog længere.',
    en: 'Neither of the two mentors speaks the participant’s language any more.',
  }),
  'course-rests': courseRests(),
  'was-here': inTheWay('was-here', {
    da: 'En af de to mentorer har forladt forløbet imens.',
    en: 'One of the two mentors has left the course meanwhile.',
  }),
  conflict: inTheWay('conflict', {
    da: 'To af de tre må ikke sættes sammen længere.',
    en: 'Two of the three may not be put together any more.',
  }),
};

const refusals: Readonly<Record<string, Refused>> = {
  ...inBetween,
  lapsed: new Refused('lapsed', {
    da: 'Fristen er gået, og forslaget gælder ikke længere. Intet er gemt.',
    en: 'The time has run out, and the proposal no longer holds. Nothing was saved.',
  }),
  declined: new Refused('declined', {
    da: 'En af de tre har sagt nej, og forslaget gælder ikke længere. Intet er gemt.',
    en: 'One of the three has said no, and the proposal no longer holds. Nothing was saved.',
  }),
  cancelled: new Refused('cancelled', {
    da: 'Forslaget er taget tilbage. Intet er gemt.',
    en: 'The proposal was taken back. Nothing was saved.',
  }),
  'is-live': new Refused('is-live', {
    da: 'Alle tre har sagt ja, og parret er i gang. Intet er ændret.',
    en: 'All three have said yes, and the pair has begun. Nothing was changed.',
  }),
  own: new Refused('own-answer', {
    da: 'Det er dit eget svar som mentor. Giv det på din egen side.',
    en: 'This is your own answer as a mentor. Give it on your own page.',
  }),
};

/** To a mentor or participant: what stands in the way may be somebody else’s business. */
const notNow = new Refused('not-now', {
  da: 'Parret kan ikke begynde lige nu, så dit svar er ikke gemt. Tal med din koordinator.',
  en: 'The pair cannot begin right now, so your answer was not saved. Talk to your coordinator.',
});

const outcomes: readonly string[] = ['yes', 'no', 'same', 'live', 'reserve'] satisfies readonly Outcome[];

/** What the database said, as an outcome. @throws Refused or Absent where it cannot be. */
export const outcomeOf = (said: string | undefined): Outcome => {
  if (said !== undefined && outcomes.includes(said)) return said as Outcome;
  throw refusals[said ?? ''] ?? new Absent('no-such-proposal');
};

/**
 * Gives one of the three answers: the own one, or one that the coordinator was told. The third yes makes the places from
 * today on; one no ends the proposal. Both mentors are told when the pair is live, and the next two when they are asked.
 *
 * @throws Refused where it is too late; Absent where there is no such proposal for whoever answers.
 */
export const giveAnswer = async (
  db: Database,
  answer: Answer,
  { by, now, today }: Answerer,
): Promise<Outcome> => {
  const next = answerDay(today, await answerDaysNow(db));
  const { rows } = await sql<{ said: string }>`
    select programme.answer_match(${answer.matchId}, ${answer.party}, ${answer.answer}, ${answer.reason},
      ${answer.how}, ${by}, ${now.toString()}, ${next.toString()}, ${askedOfMentors}::jsonb) said`.execute(
    db,
  );
  const said = rows[0]?.said ?? '';
  if (answer.how === 'self' && Object.hasOwn(inBetween, said)) throw notNow;
  const outcome = outcomeOf(said);
  if (outcome === 'live') await tellPair(db, answer.matchId, liveLetter, now);
  if (outcome === 'reserve') await tellReserve(db, answer.matchId, now);
  return outcome;
};

/** A pair in reserve that is asked gets the same letter as any other. */
export const tellReserve = async (db: Database, firstId: string, now: Temporal.Instant): Promise<void> => {
  await sql`select programme.tell_reserve(${firstId}, ${askedLetter.subject}, ${askedLetter.body}, ${now.toString()})`.execute(
    db,
  );
};
