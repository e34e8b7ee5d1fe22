import { writeContact } from '../demo/contacts.ts';
import { stageOf } from '../demo/courses.ts';
import { type Draft, dateText, isBefore } from '../demo/draft.ts';
import { coordinatorOf } from '../demo/staff.ts';
import type { DemoAssignment, DemoCourse, DemoMentor, DemoParticipant } from '../demo/types.ts';
import { between, pick, uniform } from '../random.ts';
import type { CoursePlan, PersonPlan } from './plan.ts';

/** Days since which the second mentor of half a pair is gone. */
const HALF_SINCE = 24;
/** Tries before a mentor is taken who was not here yet. */
const TRIES = 20;

/** The volunteers of one branch as courses need them. */
export type BranchPool = Readonly<{
  /** who is or was approved */
  all: readonly DemoMentor[];
  /** approved mentors, once for each place that is free */
  free: DemoMentor[];
}>;

/** Mentors by branch; a place that a running course takes is taken for good. */
export function poolsOf(draft: Draft, mentors: readonly DemoMentor[]): ReadonlyMap<string, BranchPool> {
  return new Map(
    draft.branches.map(({ id }) => {
      const all = mentors.filter(
        (one) => one.branchId === id && ['approved', 'paused', 'left'].includes(one.stage),
      );
      const approved = all.filter((one) => one.stage === 'approved');
      const seconds = approved.filter((one) => one.capacity > 1);
      return [id, { all, free: [...approved, ...seconds].reverse() }];
    }),
  );
}

function takePair(draft: Draft, pool: BranchPool, plan: CoursePlan, courseId: string): readonly DemoMentor[] {
  const pair: DemoMentor[] = [];
  if (plan.closedOn === null) {
    while (pair.length < 2 && pool.free.length > 0) {
      const next = pool.free.pop() as DemoMentor;
      if (!pair.includes(next)) pair.push(next);
    }
    return pair;
  }
  const words = draft.words('pair', courseId);
  for (let tries = 0; pair.length < 2 && pool.all.length > 1; tries += 1) {
    const one = pick(words, pool.all);
    const wasHere = one.stageSince <= dateText(plan.pairedOn) || tries >= TRIES;
    if (wasHere && !pair.includes(one)) pair.push(one);
  }
  return pair;
}

function assignmentsOf(
  draft: Draft,
  course: DemoCourse,
  plan: CoursePlan,
  pair: readonly DemoMentor[],
): readonly DemoAssignment[] {
  const gone = draft.today.subtract({ days: HALF_SINCE });
  return pair.flatMap((mentor, index): readonly DemoAssignment[] => {
    const leaves = plan.scene === 'half-pair' && index === 1;
    if (leaves && !isBefore(plan.pairedOn, gone)) return [];
    return [
      {
        id: draft.id('assignment', course.id, index),
        courseId: course.id,
        mentorId: mentor.id,
        place: index === 0 ? 1 : 2,
        from: dateText(plan.pairedOn),
        until: leaves ? dateText(gone) : course.closedOn,
        endReason: leaves ? 'mentor-moved' : course.closedOn === null ? null : 'course-closed',
      },
    ];
  });
}

/** Writes a course with its pair, and so many contacts spread evenly over its days. */
export function writePlannedCourse(
  draft: Draft,
  person: DemoParticipant,
  { release }: PersonPlan,
  plan: CoursePlan,
  pool: BranchPool,
  contacts: number,
): void {
  const course: DemoCourse = {
    id: draft.id('course', person.id),
    participantId: person.id,
    branchId: person.branchId,
    openedOn: dateText(plan.openedOn),
    openedBy: coordinatorOf(draft, person.branchId),
    closedOn: plan.closedOn && dateText(plan.closedOn),
    closeReason: plan.closedOn && 'completed',
    stage: stageOf(plan.closedOn !== null, release, draft.today),
  };
  draft.courses.push(course);
  if (plan.days === 0) return;
  const assignments = assignmentsOf(draft, course, plan, takePair(draft, pool, plan, course.id));
  draft.assignments.push(...assignments);
  const scene = plan.scene === 'none' ? null : plan.scene;
  const words = draft.words('days', course.id);
  for (let index = 0; index < contacts; index += 1) {
    const after = Math.floor(((index + uniform(words)) * plan.days) / contacts);
    const worried = plan.scene === 'concern' && index === contacts - 1;
    const day = worried
      ? draft.today.subtract({ days: between(words, 1, 10) })
      : plan.pairedOn.add({ days: after });
    writeContact(draft, { course, assignments, release, scene, sparse: false }, index, day, worried);
  }
}
