import { createHash } from 'node:crypto';
import {
  type Exclusion,
  exclusionsOf,
  freePlaces,
  type Pair,
  type PairExclusion,
  pairExclusion,
  pairOf,
} from '../engine/index.ts';
import type { NotSeeking, Situation, Waiting } from './situation.ts';

/** A line of a plan as it is kept. */
export interface PlanLine {
  readonly courseId: string;
  /** As the engine had it. */
  readonly plannedIds: readonly [string, string];
  readonly mentorIds: readonly [string, string];
  readonly leftOut: boolean;
  readonly reason: string;
}

/** What stands in the way of a line today. */
export type Obstacle =
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-seeking'; readonly why: NotSeeking }
  | { readonly kind: 'mentor'; readonly mentorId: string; readonly exclusions: readonly Exclusion[] }
  | { readonly kind: 'unknown-mentor'; readonly mentorId: string }
  | { readonly kind: 'other-stays'; readonly mentorId: string }
  | { readonly kind: 'pair'; readonly rule: PairExclusion }
  /** More lines of this plan want the mentor than there are places. */
  | { readonly kind: 'too-often'; readonly mentorId: string; readonly places: number };

/** A line judged by today's facts, whatever day the plan is of. */
export interface JudgedLine {
  readonly line: PlanLine;
  readonly course: Waiting | undefined;
  readonly pair: Pair | undefined;
  readonly obstacles: readonly Obstacle[];
}

export const sameTwo = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/** What a form shows of a line: whoever saves it says so, and is told when somebody else changed the line meanwhile. */
export const seenOf = ({ mentorIds, leftOut }: Pick<PlanLine, 'mentorIds' | 'leftOut'>): string =>
  [...mentorIds, leftOut].join(' ');

/** What the page of a plan shows of all its lines, in short: whoever sends it says so, for the same reason. */
export const seenOfPlan = (lines: readonly Pick<PlanLine, 'courseId' | 'mentorIds' | 'leftOut'>[]): string =>
  createHash('sha256')
    .update(
      lines
        .map((line) => `${line.courseId} ${seenOf(line)}`)
        .toSorted()
        .join('\n'),
    )
    .digest('base64url');

/** A line is sent unless it is left out, or its course has closed: of that nobody can be asked any more. */
export const isSent = ({ line, course }: Pick<JudgedLine, 'line' | 'course'>): boolean =>
  !line.leftOut && course !== undefined;

export const isChanged = ({ plannedIds, mentorIds }: PlanLine): boolean => !sameTwo(plannedIds, mentorIds);

/** Who takes a new place by a line: not the mentor who is on the course already. */
const newcomers = (line: PlanLine, course: Waiting | undefined): readonly string[] =>
  line.mentorIds.filter((id) => id !== course?.seeker.staying);

const judgeTwo = (
  { volunteers, settings }: Situation,
  line: PlanLine,
  { seeker }: Waiting,
): Pick<JudgedLine, 'pair' | 'obstacles'> => {
  const found = line.mentorIds.map((id) => volunteers.find((one) => one.id === id));
  const obstacles = line.mentorIds.flatMap((mentorId, index): readonly Obstacle[] => {
    const volunteer = found[index];
    if (volunteer === undefined) return [{ kind: 'unknown-mentor', mentorId }];
    if (mentorId === seeker.staying) return [];
    const exclusions = exclusionsOf(volunteer, seeker, settings);
    return exclusions.length === 0 ? [] : [{ kind: 'mentor', mentorId, exclusions }];
  });
  const { staying } = seeker;
  const other: readonly Obstacle[] =
    staying === undefined || line.mentorIds.includes(staying)
      ? []
      : [{ kind: 'other-stays', mentorId: staying }];
  const [one, two] = found;
  if (one === undefined || two === undefined) return { pair: undefined, obstacles: [...obstacles, ...other] };
  const rule = pairExclusion(one, two, seeker, settings);
  return {
    pair: pairOf(one, two, seeker, settings),
    obstacles: [...obstacles, ...other, ...(rule === undefined ? [] : [{ kind: 'pair', rule } as const])],
  };
};

/** Scores and rules of every line again, alone and beside the other lines that are not left out. */
export const judgeLines = (situation: Situation, lines: readonly PlanLine[]): readonly JudgedLine[] => {
  const courses = new Map(situation.courses.map((one) => [one.course.id, one]));
  const wanted = new Map<string, number>();
  for (const line of lines)
    if (isSent({ line, course: courses.get(line.courseId) }))
      for (const id of newcomers(line, courses.get(line.courseId))) wanted.set(id, (wanted.get(id) ?? 0) + 1);
  const tooOften = (line: PlanLine, course: Waiting): readonly Obstacle[] =>
    line.leftOut
      ? []
      : newcomers(line, course).flatMap((mentorId): readonly Obstacle[] => {
          const volunteer = situation.volunteers.find(({ id }) => id === mentorId);
          const places = volunteer === undefined ? 0 : freePlaces(volunteer);
          // Without any place the mentor's own rule says so already.
          return places > 0 && (wanted.get(mentorId) ?? 0) > places
            ? [{ kind: 'too-often', mentorId, places }]
            : [];
        });
  return lines.map((line): JudgedLine => {
    const course = courses.get(line.courseId);
    if (course === undefined) return { line, course, pair: undefined, obstacles: [{ kind: 'gone' }] };
    if (course.not !== undefined)
      return { line, course, pair: undefined, obstacles: [{ kind: 'not-seeking', why: course.not }] };
    const { pair, obstacles } = judgeTwo(situation, line, course);
    return { line, course, pair, obstacles: [...obstacles, ...tooOften(line, course)] };
  });
};
