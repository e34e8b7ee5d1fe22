import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { outcomeOf } from '../answers/answer.ts';

/** What a participant is asked: with whom, until when, and what was answered. */
export interface AskedParticipant {
  readonly matchId: string;
  readonly answer: 'yes' | 'no' | undefined;
  /** The participant has asked to talk to somebody first. */
  readonly talks: boolean;
  readonly answerBy: Temporal.PlainDate;
  readonly goal: string;
  readonly mentors: readonly {
    readonly name: string;
    readonly decade: number | null;
    /** Is the participant's mentor already. */
    readonly stays: boolean;
  }[];
}

/** The question that waits for the participant whose card was shown; undefined where there is none. */
export const participantProposal = async (db: Database): Promise<AskedParticipant | undefined> => {
  const { rows } = await sql<{
    match_id: string;
    answer: 'yes' | 'no' | null;
    reason: string;
    answer_by: string;
    joint_goal: string;
    mentors: AskedParticipant['mentors'];
  }>`select * from programme.participant_proposal()`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    matchId: row.match_id,
    answer: row.answer ?? undefined,
    talks: row.answer === null && row.reason === 'talk-first',
    answerBy: Temporal.PlainDate.from(row.answer_by),
    goal: row.joint_goal,
    mentors: row.mentors,
  };
};

/**
 * Says that the participant wants to talk to somebody first; a yes that was given is taken back until then.
 *
 * @throws Refused where nothing is asked any more; Absent where it never was.
 */
export const wishToTalk = async (db: Database, matchId: string): Promise<void> => {
  const { rows } = await sql<{ said: string }>`select programme.wish_to_talk(${matchId}) said`.execute(db);
  const [told] = rows;
  if (told?.said !== 'talk') outcomeOf(told?.said);
};
