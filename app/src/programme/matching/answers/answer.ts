import { sql } from 'kysely';
import { Absent, Refused } from '../../../office/refused.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { Manner, Party } from '../proposal/asked.ts';
import { answerDay } from '../proposal/deadline.ts';
import { askedLetter, liveLetter } from '../proposal/letters.ts';
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

const refusals: Readonly<Record<string, Refused>> = {
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
  'mentor-away': new Refused('mentor-away', {
    da: 'En af de to mentorer er ikke godkendt eller er på pause nu. Intet er gemt. Forslaget må tages tilbage.',
    en: 'One of the two mentors is not approved or is paused now. Nothing was saved. The proposal must be taken back.',
  }),
  'mentor-full': new Refused('mentor-full', {
    da: 'En af de to mentorer har ikke længere plads. Intet er gemt. Forslaget må tages tilbage.',
    en: 'One of the two mentors has no place any more. Nothing was saved. The proposal must be taken back.',
  }),
};

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
      ${answer.how}, ${by}, ${now.toString()}, ${next.toString()}) said`.execute(db);
  const outcome = outcomeOf(rows[0]?.said);
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
