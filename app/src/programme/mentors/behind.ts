import { approvalPolicy } from './approval.ts';
import type { RunningCourse } from './attention-store.ts';
import type { Mentor } from './mentor.ts';
import { endings, type RunningOut, type Watched } from './running-out.ts';

/** A check or training that has ended, ends soon, or ends before a course does that its mentor is on. */
export interface Behind<M> {
  readonly mentor: M;
  readonly ending: RunningOut;
  /** The running courses that go on after it has ended; an unknown end counts as later. */
  readonly courses: readonly RunningCourse[];
}

/** A clearance is needed until the release, and the year afterwards asks for none. */
const isNeededToTheEnd = ({ requirement }: RunningOut): boolean => requirement !== 'prison-clearance';

/** Checks and trainings of approved mentors to look after, the first to end first. */
export const behindChecks = <M extends Pick<Mentor, 'id' | 'stage'> & Watched>(
  mentors: readonly M[],
  courses: readonly RunningCourse[],
  today: Temporal.PlainDate,
): readonly Behind<M>[] => {
  const byMentor = Map.groupBy(courses, (course) => course.mentorId);
  const limit = today.add({ days: approvalPolicy.warnDays });
  return mentors
    .filter((mentor) => mentor.stage === 'approved')
    .flatMap((mentor) =>
      endings(mentor, today).map((ending) => ({
        mentor,
        ending,
        courses: isNeededToTheEnd(ending)
          ? (byMentor.get(mentor.id) ?? []).filter(
              ({ end }) => end === undefined || Temporal.PlainDate.compare(ending.end, end) < 0,
            )
          : [],
      })),
    )
    .filter(
      ({ ending, courses: own }) => own.length > 0 || Temporal.PlainDate.compare(ending.end, limit) <= 0,
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.ending.end, b.ending.end));
};
