import { createHash } from 'node:crypto';
import type { DemoAssignment, DemoCourse, DemoMentor, DemoProgramme } from '@primus-motor/trial';
import { knownPosition } from '../office/places/known.ts';
import { currentReleaseDate, isBeforeRelease } from '../programme/courses/release-date.ts';
import { phases } from '../programme/courses/template.ts';
import { groundsToKeep, rankOf, shownPairs } from '../programme/matching/choice.ts';
import {
  bestPairs,
  defaultSettings,
  noWishes,
  pairOf,
  type Seeker,
  type Volunteer,
  type Whereabouts,
} from '../programme/matching/engine/index.ts';
import { approvalVerdict, validUntil } from '../programme/mentors/approval.ts';
import type { Check } from '../programme/mentors/mentor.ts';
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

/** A course on a day. */
interface Moment {
  readonly courseId: string;
  readonly from: string;
}

const runsOn = (assignment: DemoAssignment, on: string): boolean =>
  assignment.from <= on && (assignment.until === null || on < assignment.until);

/** Where a town lies, as the demo's own table of towns has it. */
const homeOf = (demo: DemoProgramme, townId: string | undefined, branchId: string): Whereabouts => {
  const town = demo.towns.find((one) => one.id === townId);
  const known = town === undefined ? undefined : knownPosition(town.name);
  const point = known === undefined ? undefined : { latitude: known.north, longitude: known.east };
  return { townId, branchId, point };
};

const checksOn = (demo: DemoProgramme, mentorId: string, on: string): readonly Check[] =>
  demo.checks
    .filter((check) => check.mentorId === mentorId && check.seenOn <= on)
    .map((check) => ({
      kind: check.kind,
      prisonId: check.prisonId ?? undefined,
      seenOn: day(check.seenOn),
      validUntil: check.validUntil === null ? undefined : day(check.validUntil),
    }));

/** A mentor as it was the moment before: who was on the course already stays, who comes now is not there yet. */
const volunteerOf = (demo: DemoProgramme, mentor: DemoMentor, now: Moment): Volunteer => {
  const before = demo.assignments.filter((one) => one.mentorId === mentor.id && one.from < now.from);
  const birthDate = day(mentor.birthDate);
  const checks = checksOn(demo, mentor.id, now.from);
  const trainings = demo.trainings
    .filter((training) => training.mentorId === mentor.id)
    .map((training) => ({ courseName: training.name, completedOn: day(training.completedOn) }));
  const people = before.flatMap(
    (one) => demo.courses.find(({ id }) => id === one.courseId)?.participantId ?? [],
  );
  return {
    id: mentor.id,
    home: homeOf(demo, mentor.townId, mentor.branchId),
    transport: 'public',
    maxTravelMinutes: 60,
    stage: mentor.stage,
    birthDate: mentor.birthDate,
    gender: mentor.gender,
    missing: approvalVerdict({ birthDate }, checks, trainings, day(now.from)).missing,
    capacity: mentor.capacity,
    taken: new Set(before.filter((one) => runsOn(one, now.from)).map((one) => one.courseId)).size,
    languages: mentor.languages,
    lifeAreas: mentor.lifeAreas,
    slots: [],
    experienced: before.some((one) => !runsOn(one, now.from)),
    absent: undefined,
    clearances: checks.flatMap((check) =>
      check.kind === 'prison-clearance' && check.prisonId !== undefined
        ? [{ prisonId: check.prisonId, until: validUntil(check)?.toString() }]
        : [],
    ),
    asked: [],
    refused: [],
    checkEnds: checks.flatMap((check) => {
      const end = check.kind === 'prison-clearance' ? undefined : validUntil(check);
      return end === undefined ? [] : [{ kind: check.kind, end: end.toString() }];
    }),
    conflicts: [],
    knows: people,
  };
};

const seekerOf = (demo: DemoProgramme, course: DemoCourse, assignment: Moment): Seeker => {
  const person = demo.participants.find((one) => one.id === course.participantId);
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
  const own = demo.assignments.filter((one) => one.courseId === course.id && one.from < assignment.from);
  const staying = own.find((one) => runsOn(one, assignment.from))?.mentorId;
  return {
    id: course.id,
    personId: course.participantId,
    language: person?.language ?? 'da',
    home: homeOf(demo, person?.townId, course.branchId),
    prisonId: person?.prisonId,
    beforeRelease: isBeforeRelease(current, today),
    release: release?.toString(),
    courseEnd: release?.add({ days: phases.at(-1)?.to ?? 0 }).toString(),
    wishes: noWishes,
    staying,
    former: own.map((one) => one.mentorId).filter((id) => id !== staying),
  };
};

/** A choice of a pair, and the assignments that came of it. */
export interface DemoMatch {
  readonly row: Row;
  readonly assignmentIds: readonly string[];
}

/** One match for each day on which mentors came to a course, judged by the programme's own rules as of that day. */
export const matchesOf = (demo: DemoProgramme): readonly DemoMatch[] => {
  const began = Map.groupBy(demo.assignments, (one) => `${one.courseId} ${one.from}`);
  return [...began.values()].flatMap((come): readonly DemoMatch[] => {
    const [first] = come;
    const course = demo.courses.find((one) => one.id === first?.courseId);
    if (first === undefined || course === undefined) return [];
    const on = demo.assignments.filter((one) => one.courseId === course.id && runsOn(one, first.from));
    const volunteers = demo.mentors
      .filter((mentor) => mentor.branchId === course.branchId)
      .map((mentor) => volunteerOf(demo, mentor, first));
    const [one, other] = volunteers.filter(({ id }) => on.some((each) => each.mentorId === id));
    if (one === undefined || other === undefined) return [];
    const settings = { ...defaultSettings, today: first.from, leadDays: {}, lending: false };
    const seeker = seekerOf(demo, course, first);
    const ranking = bestPairs(volunteers, seeker, settings, shownPairs);
    const rank = rankOf(ranking, [one.id, other.id]);
    return [
      {
        assignmentIds: come.map(({ id }) => id),
        row: {
          id: derivedId(first.id),
          course_id: course.id,
          mentor_ids: [one.id, other.id],
          suggested_rank: rank ?? null,
          departure_reason: rank === 1 ? null : departure,
          grounds: groundsToKeep(pairOf(one, other, seeker, settings), ranking, settings),
          made_on: first.from,
          made_by: course.openedBy,
          made_at: `${first.from}T09:00:00Z`,
        },
      },
    ];
  });
};

/** The pair that the programme's own rules put first on a day for a course; undefined where there is none. */
export const firstSuggestion = (
  demo: DemoProgramme,
  course: DemoCourse,
  on: string,
): { readonly mentorIds: readonly [string, string]; readonly grounds: Row } | undefined => {
  const now = { courseId: course.id, from: on };
  const settings = { ...defaultSettings, today: on, leadDays: {}, lending: false };
  const volunteers = demo.mentors
    .filter((mentor) => mentor.branchId === course.branchId)
    .map((mentor) => volunteerOf(demo, mentor, now));
  const ranking = bestPairs(volunteers, seekerOf(demo, course, now), settings, shownPairs);
  const [pair] = ranking.pairs;
  if (pair === undefined) return undefined;
  const [one, other] = pair.volunteers;
  return { mentorIds: [one.id, other.id], grounds: groundsToKeep(pair, ranking, settings) };
};
