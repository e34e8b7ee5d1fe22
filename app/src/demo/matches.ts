import { createHash } from 'node:crypto';
import type { DemoAssignment, DemoMentor, DemoProgramme } from '@primus-motor/trial';
import { currentReleaseDate, isBeforeRelease } from '../programme/courses/release-date.ts';
import { phases } from '../programme/courses/template.ts';
import type { Candidate, Situation } from '../programme/matching/candidate.ts';
import { groundsToKeep } from '../programme/matching/store.ts';
import { pairOf, rankOf, rankPairs } from '../programme/matching/suggest.ts';
import type { Row } from './insert.ts';
import { recordOf } from './schedule.ts';

const day = Temporal.PlainDate.from;

/** Said by no coordinator: the pairs of the demo are drawn, and the drawn one is seldom the first suggestion. */
const departure = 'Opdigtet grund: de to har været mentorer sammen før.';

/** An id that follows from another, so that the same demo has the same matches. */
const derivedId = (of: string): string => {
  const hex = createHash('sha256').update(`match ${of}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

const runsOn = (assignment: DemoAssignment, on: string): boolean =>
  assignment.from <= on && (assignment.until === null || on < assignment.until);

const candidateOf = (
  demo: DemoProgramme,
  mentor: DemoMentor,
  assignment: DemoAssignment,
  towns: ReadonlyMap<string, string>,
): Candidate => {
  // As it was the moment before: who was on the course already is here, who comes now is not.
  const before = demo.assignments.filter((one) => one.mentorId === mentor.id && one.from < assignment.from);
  const running = before.filter((one) => runsOn(one, assignment.from));
  const own = before.filter((one) => one.courseId === assignment.courseId);
  const here = own.some((one) => runsOn(one, assignment.from));
  return {
    ...mentor,
    birthDate: day(mentor.birthDate),
    town: towns.get(mentor.townId) ?? '',
    checks: demo.checks
      .filter((check) => check.mentorId === mentor.id && check.seenOn <= assignment.from)
      .map((check) => ({
        kind: check.kind,
        prisonId: check.prisonId ?? undefined,
        seenOn: day(check.seenOn),
        validUntil: check.validUntil === null ? undefined : day(check.validUntil),
      })),
    trainings: demo.trainings
      .filter((training) => training.mentorId === mentor.id)
      .map((training) => ({ courseName: training.name, completedOn: day(training.completedOn) })),
    running: new Set(running.map((one) => one.courseId)).size,
    here,
    wasHere: !here && own.length > 0,
  };
};

const situationOf = (demo: DemoProgramme, assignment: DemoAssignment): Situation => {
  const course = demo.courses.find((one) => one.id === assignment.courseId);
  const person = demo.participants.find((one) => one.id === course?.participantId);
  const today = day(assignment.from);
  const known = demo.releaseDates
    .filter((one) => one.participantId === person?.id)
    .map(recordOf)
    .filter(
      (one) =>
        Temporal.PlainDate.compare(
          one.recordedAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
          today,
        ) <= 0,
    );
  // What was superseded later counted that day.
  const ids = new Set(known.map((one) => one.id));
  const current = currentReleaseDate(
    known.map((one) => ({
      ...one,
      supersededBy:
        one.supersededBy !== undefined && ids.has(one.supersededBy) ? one.supersededBy : undefined,
    })),
  );
  const release = current?.date;
  return {
    today,
    language: person?.language ?? 'da',
    townId: person?.townId,
    prisonId: person?.prisonId,
    beforeRelease: isBeforeRelease(current, today),
    release,
    courseEnd: release?.add({ days: phases.at(-1)?.to ?? 0 }),
  };
};

/** A choice of a pair, and the assignments that came of it. */
export interface DemoMatch {
  readonly row: Row;
  readonly assignmentIds: readonly string[];
}

/** One match for each day on which mentors came to a course, judged by the programme's own rules as of that day. */
export const matchesOf = (demo: DemoProgramme): readonly DemoMatch[] => {
  const towns = new Map(demo.towns.map((town) => [town.id, town.name]));
  const began = Map.groupBy(demo.assignments, (one) => `${one.courseId} ${one.from}`);
  return [...began.values()].flatMap((come): readonly DemoMatch[] => {
    const [first] = come;
    const course = demo.courses.find((one) => one.id === first?.courseId);
    if (first === undefined || course === undefined) return [];
    const on = demo.assignments.filter((one) => one.courseId === course.id && runsOn(one, first.from));
    const candidates = demo.mentors
      .filter((mentor) => mentor.branchId === course.branchId)
      .map((mentor) => candidateOf(demo, mentor, first, towns));
    const [one, other] = candidates.filter((candidate) => on.some((each) => each.mentorId === candidate.id));
    if (one === undefined || other === undefined) return [];
    const situation = situationOf(demo, first);
    const ranking = rankPairs(candidates, situation);
    const rank = rankOf(ranking, new Set([one.id, other.id]));
    return [
      {
        assignmentIds: come.map(({ id }) => id),
        row: {
          id: derivedId(first.id),
          course_id: course.id,
          suggested_rank: rank ?? null,
          departure_reason: rank === 1 ? null : departure,
          grounds: groundsToKeep(pairOf(one, other, situation), ranking),
          made_on: first.from,
          made_by: course.openedBy,
          made_at: `${first.from}T09:00:00Z`,
        },
      },
    ];
  });
};
