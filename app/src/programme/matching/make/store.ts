import type { Database } from '../../../platform/database/register.ts';
import { type Author, lockCourse } from '../../courses/store.ts';
import { lockMentors } from '../../mentors/store.ts';
import { type Choice, findChoice, groundsToKeep, judge, mentorsOf, rankOf } from '../choice.ts';
import { bestPairs } from '../engine/index.ts';
import { pairState } from '../pair.ts';
import { mustBeChoosable } from '../policies.ts';
import { askPair, type JudgedPair } from '../proposal/store.ts';

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

/** The best pair in which nobody new is among those who are asked first: one no must not stop both pairs. */
export const reserveOf = (choice: Choice, asked: readonly string[]): JudgedPair | undefined => {
  const { seeker, settings, ranking } = choice;
  const others = choice.volunteers.filter(({ id }) => id === seeker.staying || !asked.includes(id));
  const [pair] = bestPairs(others, seeker, settings, 1).pairs;
  if (pair === undefined) return undefined;
  const [one, other] = mentorsOf(choice, pair);
  if (one === undefined || other === undefined) throw new Error('a pair has two');
  const mentorIds = [one.id, other.id] as const;
  return { mentorIds, rank: rankOf(ranking, mentorIds), grounds: groundsToKeep(pair, ranking, settings) };
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
  const { course, ranking, settings } = choice;
  const { running } = pairState(choice.assignments, course.openedOn, author.today);
  mustBeChoosable(choice, running, chosen.mentorIds);
  const rank = rankOf(ranking, chosen.mentorIds);
  const pair = judge(choice, chosen.mentorIds);
  if (pair === undefined) throw new Error('a pair that may be chosen is of the branch');
  if (rank !== 1 && chosen.reason === '') throw new ReasonNeeded();
  const fallback = chosen.reserve ? reserveOf(choice, chosen.mentorIds) : undefined;
  const { matchId } = await askPair(
    db,
    {
      courseId,
      mentorIds: chosen.mentorIds,
      rank,
      grounds: groundsToKeep(pair, ranking, settings),
      reason: chosen.reason,
      goal: chosen.goal,
      introduction: chosen.introduction,
      fallback,
      askFallback: chosen.askReserve,
      answerDays: settings.limits.answerDays,
    },
    author,
  );
  return { matchId, rank: rank ?? 0, reserve: fallback !== undefined };
};
