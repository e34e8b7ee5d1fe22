import type { CourseCloseReason } from '../../vocabulary.ts';
import { between, weighted } from '../random.ts';
import { writeContacts } from './contacts.ts';
import { type Draft, dateText, earliest, isBefore, workday } from './draft.ts';
import type { CourseRequest } from './finished.ts';
import type { MentorPool } from './pool.ts';
import { coordinatorOf } from './staff.ts';
import type { CourseStage, DemoAssignment, DemoBranch, DemoCourse, Id } from './types.ts';

const COURSE_DAYS_AFTER_RELEASE = 365;

/** What is made to happen on a running course, so that a coordinator has something to see to. */
export type Scene = 'half-pair' | 'replaced' | 'silent' | 'concern' | 'no-pair' | null;

/** Where a course stands by its dates. */
export function stageOf(
  closed: boolean,
  release: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): CourseStage {
  if (closed) return 'closed';
  if (release === null) return 'prison';
  const day = release.until(today, { largestUnit: 'days' }).days;
  if (day < -30) return 'prison';
  if (day < 0) return 'near-release';
  if (day < 150) return 'released';
  return day < 300 ? 'month-6' : 'closing';
}

type Ending = Readonly<{ on: Temporal.PlainDate; reason: CourseCloseReason }>;

/** When and why the course ends, if before today. Only courses of the finished study stop early. */
function endingOf(draft: Draft, request: CourseRequest): Ending | null {
  if (request.release === null) return null;
  const words = draft.words('ending', request.participantId);
  const reason = request.finishedStudy
    ? weighted(words, { completed: 80, 'participant-stopped': 11, 'never-started': 5, moved: 4 })
    : 'completed';
  const days =
    reason === 'completed'
      ? COURSE_DAYS_AFTER_RELEASE
      : reason === 'never-started'
        ? 20
        : between(words, 25, 240);
  const on = workday(request.release.add({ days }));
  const { end } = request;
  if (end && end.reason !== 'withdrawn' && isBefore(end.on, on))
    return { on: end.on, reason: end.reason === 'died' ? 'died' : 'moved' };
  return isBefore(on, draft.today) ? { on, reason } : null;
}

function writeAssignments(
  draft: Draft,
  pool: MentorPool,
  request: CourseRequest,
  course: DemoCourse,
  ending: Ending | null,
  scene: Scene,
): DemoAssignment[] {
  const words = draft.words('assignments', course.id);
  const branch = draft.branches.find((one) => one.id === course.branchId) as DemoBranch;
  const from = earliest(
    request.openedOn.add({ days: between(words, 3, 10) }),
    draft.today.subtract({ days: 1 }),
  );
  const own: DemoAssignment[] = [];
  const assign = (
    place: 1 | 2,
    since: Temporal.PlainDate,
    until: Ending | null,
    early: DemoAssignment['endReason'],
  ) => {
    const planned = until?.on ?? null;
    const mentor = pool.take(
      branch,
      { from: since, until: planned },
      own.map((one) => one.mentorId),
    );
    own.push({
      id: draft.id('assignment', course.id, own.length),
      courseId: course.id,
      mentorId: mentor.id,
      place,
      from: dateText(since),
      until: planned && dateText(planned),
      endReason: planned ? (early ?? 'course-closed') : null,
    });
  };
  assign(1, from, ending, null);
  const { today } = draft;
  if (scene === 'half-pair') {
    assign(2, from, { on: today.subtract({ days: 24 }), reason: 'moved' }, 'mentor-moved');
  } else if (scene === 'replaced') {
    const change = today.subtract({ days: 75 });
    assign(2, from, { on: change, reason: 'moved' }, 'mentor-stopped');
    assign(2, change.add({ days: 6 }), ending, null);
  } else {
    assign(2, from, ending, null);
  }
  draft.assignments.push(...own);
  return own;
}

/** Writes one course with its pair and contacts. */
function writeCourse(draft: Draft, pool: MentorPool, request: CourseRequest, scene: Scene): void {
  const ending = endingOf(draft, request);
  const course: DemoCourse = {
    id: draft.id('course', request.participantId),
    participantId: request.participantId,
    branchId: request.branchId,
    openedOn: dateText(request.openedOn),
    openedBy: coordinatorOf(draft, request.branchId),
    closedOn: ending ? dateText(ending.on) : null,
    closeReason: ending?.reason ?? null,
    stage: stageOf(ending !== null, request.release, draft.today),
  };
  draft.courses.push(course);
  if (scene === 'no-pair') return;
  const assignments = writeAssignments(draft, pool, request, course, ending, scene);
  writeContacts(draft, {
    course,
    assignments,
    release: request.release,
    scene,
    sparse: request.finishedStudy,
  });
}

/** Which running course gets which scene: the first that fits, so that each is there once. */
function scenes(draft: Draft, requests: readonly CourseRequest[]): ReadonlyMap<Id, Scene> {
  const given = new Map<Id, Scene>();
  const running = requests.filter((request) => !request.finishedStudy && endingOf(draft, request) === null);
  const give = (
    scene: Scene,
    count: number,
    fits: (stage: CourseStage, request: CourseRequest) => boolean,
  ) => {
    const found = running.filter(
      (request) =>
        !given.has(request.participantId) && fits(stageOf(false, request.release, draft.today), request),
    );
    for (const request of found.slice(0, count)) given.set(request.participantId, scene);
  };
  const youngest = running.slice(-2);
  give('no-pair', 2, (_, request) => youngest.includes(request));
  give('half-pair', 1, (stage) => stage === 'released');
  give('replaced', 1, (stage) => stage === 'month-6');
  give('concern', 2, (stage) => stage === 'released' || stage === 'near-release');
  give('silent', 3, (stage) => stage === 'released' || stage === 'month-6' || stage === 'closing');
  return given;
}

/** Writes all courses in the order in which they were opened. */
export function writeCourses(draft: Draft, pool: MentorPool, requests: readonly CourseRequest[]): void {
  const inOrder = [...requests].sort((a, b) => Temporal.PlainDate.compare(a.openedOn, b.openedOn));
  const given = scenes(draft, inOrder);
  for (const request of inOrder) writeCourse(draft, pool, request, given.get(request.participantId) ?? null);
}
