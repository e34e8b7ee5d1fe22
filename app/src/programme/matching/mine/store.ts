import { sql } from 'kysely';
import { Absent } from '../../../office/refused.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { MatchState, Party } from '../proposal/asked.ts';

const day = Temporal.PlainDate.from;

/** What an asked mentor may know of the participant and of the other mentor before all three have said yes. */
export interface AboutCourse {
  /** The number of the referral. */
  readonly label: string;
  /** The participant's age in whole tens; undefined where the birth date is not known. */
  readonly decade: number | undefined;
  readonly town: string;
  readonly prison: string;
  readonly language: string;
  /** The first day of the month of release, where a date is known. */
  readonly releaseMonth: Temporal.PlainDate | undefined;
  readonly goal: string;
  readonly introduction: string;
  readonly other: { readonly name: string; readonly decade: number | undefined; readonly town: string };
  /** The viewer is on the course already, and is asked about the other. */
  readonly stays: boolean;
}

/** A proposal as one of its mentors sees it. */
export interface OwnProposal {
  readonly matchId: string;
  readonly state: MatchState;
  readonly answer: 'yes' | 'no' | undefined;
  readonly answerBy: Temporal.PlainDate;
  /** Known once the pair is live. */
  readonly courseId: string | undefined;
  /** Undefined once it is over, or the participant's consent is gone. */
  readonly about: AboutCourse | undefined;
}

interface Row {
  readonly match_id: string;
  readonly state: MatchState;
  readonly answer: 'yes' | 'no' | null;
  readonly answer_by: string;
  readonly course_id: string | null;
  readonly label: string | null;
  readonly decade: number | null;
  readonly town: string | null;
  readonly prison: string | null;
  readonly language: string | null;
  readonly release_month: string | null;
  readonly joint_goal: string | null;
  readonly introduction: string | null;
  readonly other_name: string | null;
  readonly other_decade: number | null;
  readonly other_town: string | null;
  readonly stays: boolean;
}

/** What the viewer is asked or was asked in the last month, the next to answer first. */
export const ownProposals = async (db: Database): Promise<readonly OwnProposal[]> => {
  const { rows } = await sql<Row>`select * from programme.viewer_proposals()`.execute(db);
  return rows.map((row) => ({
    matchId: row.match_id,
    state: row.state,
    answer: row.answer ?? undefined,
    answerBy: day(row.answer_by),
    courseId: row.course_id ?? undefined,
    about:
      row.other_name === null
        ? undefined
        : {
            label: row.label ?? '',
            decade: row.decade ?? undefined,
            town: row.town ?? '',
            prison: row.prison ?? '',
            language: row.language ?? 'da',
            releaseMonth: row.release_month === null ? undefined : day(row.release_month),
            goal: row.joint_goal ?? '',
            introduction: row.introduction ?? '',
            other: {
              name: row.other_name,
              decade: row.other_decade ?? undefined,
              town: row.other_town ?? '',
            },
            stays: row.stays,
          },
  }));
};

export const ownProposal = async (db: Database, matchId: string): Promise<OwnProposal | undefined> =>
  (await ownProposals(db)).find((one) => one.matchId === matchId);

/** Which of the three the viewer is, and whose course it is about: for the audit trail, never shown before a yes. */
export const ownParty = async (
  db: Database,
  matchId: string,
): Promise<{ readonly party: Party; readonly courseId: string; readonly branchId: string }> => {
  const { rows } = await sql<{ party: Party; courseId: string; branchId: string }>`
    select party, course_id as "courseId", branch_id as "branchId"
    from programme.viewer_party(${matchId})`.execute(db);
  const [own] = rows;
  if (own === undefined) throw new Absent('no-such-proposal');
  return own;
};
