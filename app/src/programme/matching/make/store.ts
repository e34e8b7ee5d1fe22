import type { Database } from '../../../platform/database/register.ts';
import { type Author, lockCourse } from '../../courses/store.ts';
import { lockMentors } from '../../mentors/store.ts';
import { pairState } from '../pair.ts';
import { mustBeChoosable } from '../policies.ts';
import { askPair, type JudgedPair } from '../proposal/store.ts';
import { findChoice, groundsToKeep } from '../store.ts';
import { type Pair, type Ranking, rankOf } from '../suggest.ts';

/** What the coordinator chose: a pair, and what goes with the question. */
export interface Chosen {
  readonly mentorIds: readonly [string, string];
  readonly reason: string;
  readonly goal: string;
  readonly introduction: string;
  /** Name the best of the other suggestions as the pair in reserve. */
  readonly reserve: boolean;
  readonly askReserve: boolean;
}

/** The pair is not the first suggestion, and no reason is given. The form asks for one; nothing was changed. */
export class ReasonNeeded extends Error {
  override readonly name = 'ReasonNeeded';
}

const judged = (pair: Pair, rank: number, ranking: Ranking): JudgedPair => ({
  mentorIds: [pair.mentors[0].id, pair.mentors[1].id],
  rank,
  grounds: groundsToKeep(pair, ranking),
});

/** The best suggestion in which nobody new is among those who are asked first: one no must not stop both pairs. */
export const reserveOf = (
  ranking: Ranking,
  asked: readonly string[],
  staying: readonly string[],
): JudgedPair | undefined => {
  const index = ranking.pairs.findIndex((pair) =>
    pair.mentors.every((mentor) => staying.includes(mentor.id) || !asked.includes(mentor.id)),
  );
  const pair = ranking.pairs[index];
  return pair === undefined ? undefined : judged(pair, index + 1, ranking);
};

/**
 * Asks the three whom a coordinator has chosen. Course and mentors are held still and every rule is asked again, so that
 * two who choose at once cannot both be right.
 *
 * @throws Refused where a hard rule says no; ReasonNeeded where a reason is missing.
 */
export const askChosen = async (
  db: Database,
  courseId: string,
  chosen: Chosen,
  author: Author,
): Promise<{ readonly matchId: string; readonly rank: number; readonly reserve: boolean }> => {
  await lockCourse(db, courseId);
  await lockMentors(db, chosen.mentorIds.toSorted());
  const choice = await findChoice(db, courseId, author.today);
  if (choice === undefined) throw new Error('the course went away');
  const { course, ranking } = choice;
  const { running } = pairState(choice.assignments, course.openedOn, author.today);
  mustBeChoosable(choice, running, chosen.mentorIds);
  const rank = rankOf(ranking, new Set(chosen.mentorIds)) ?? 0;
  const pair = ranking.pairs[rank - 1];
  if (pair === undefined) throw new Error('a pair that may be chosen has a rank');
  if (rank !== 1 && chosen.reason === '') throw new ReasonNeeded();
  const staying = running.map((one) => one.mentorId);
  const fallback = chosen.reserve ? reserveOf(ranking, chosen.mentorIds, staying) : undefined;
  const { matchId } = await askPair(
    db,
    {
      courseId,
      mentorIds: chosen.mentorIds,
      rank,
      grounds: groundsToKeep(pair, ranking),
      reason: chosen.reason,
      goal: chosen.goal,
      introduction: chosen.introduction,
      fallback,
      askFallback: chosen.askReserve,
    },
    author,
  );
  return { matchId, rank, reserve: fallback !== undefined };
};
