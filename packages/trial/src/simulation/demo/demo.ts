import { type DeepReadonly, deepFreeze } from '../../freeze.ts';
import { writeCourses } from './courses.ts';
import { type Draft, newDraft } from './draft.ts';
import { type CourseRequest, writeFinishedStudy } from './finished.ts';
import { changeMentor, writeChecks, writeOtherMentors } from './mentors.ts';
import { nameMaker } from './names.ts';
import { writePlaces } from './places.ts';
import { mentorPool } from './pool.ts';
import { writeRunningStudy, writeWaiting } from './running.ts';
import { writeStaff } from './staff.ts';
import type { DemoProgramme, DemoUser } from './types.ts';

/** Logins a branch has among its mentors. */
const LOGINS_PER_BRANCH = 3;

/** Gives mentors of running courses a login, and lets them have logged their own contacts. */
function writeMentorLogins(draft: Draft): void {
  const running = new Set(
    draft.courses.filter((course) => course.closedOn === null).map((course) => course.id),
  );
  const active = draft.assignments.filter((one) => running.has(one.courseId) && one.until === null);
  for (const branch of draft.branches) {
    const own = draft.mentors.filter(
      (mentor) => mentor.branchId === branch.id && active.some((one) => one.mentorId === mentor.id),
    );
    for (const [i, mentor] of own.slice(0, LOGINS_PER_BRANCH).entries()) {
      const key = `mentor-${branch.key}-${i + 1}`;
      const user: DemoUser = {
        id: draft.id('user', key),
        key,
        name: mentor.name,
        email: mentor.email,
        language: 'da',
        roles: [{ role: 'mentor', branchId: branch.id }],
        mentorId: mentor.id,
      };
      draft.users.push(user);
      changeMentor(draft, mentor.id, { userId: user.id });
    }
  }
  const login = new Map(draft.mentors.map((mentor) => [mentor.id, mentor.userId]));
  draft.contacts = draft.contacts.map((contact) => {
    const own = contact.mentorIds.map((id) => login.get(id)).find((id) => id !== null && id !== undefined);
    return own ? { ...contact, loggedBy: own } : contact;
  });
}

/** The same people may lie in another order of time than they were written in. */
function inOrder(draft: Draft): void {
  draft.participants.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  draft.referrals.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  draft.contacts.sort((a, b) => (a.loggedAt < b.loggedAt ? -1 : 1));
}

/**
 * The demo programme on a day: an organisation with six branches in eight towns, a finished trial of 97
 * people with two years of follow-up, a second study that is recruiting, and a programme in full run.
 * Everyone and everything in it is invented but the names of towns and prisons. Plain JSON, deeply frozen.
 *
 * Equal seed and day give the same bytes; moving the day moves every date.
 */
export function simulateDemo(seed: number, today: Temporal.PlainDate): DemoProgramme {
  const draft = newDraft(seed, today);
  const names = nameMaker();
  writePlaces(draft);
  writeStaff(draft, names);
  const requests: CourseRequest[] = [...writeFinishedStudy(draft, names), ...writeRunningStudy(draft, names)];
  writeWaiting(draft, names);
  const pool = mentorPool(draft, names);
  writeCourses(draft, pool, requests);
  pool.settle();
  const checkStates = writeOtherMentors(draft, names);
  for (const mentor of draft.mentors) writeChecks(draft, mentor, checkStates.get(mentor.id) ?? 'valid');
  writeMentorLogins(draft);
  inOrder(draft);
  const { words: _words, id: _id, today: _today, numbers: _numbers, ...lists } = draft;
  const programme: DeepReadonly<DemoProgramme> = deepFreeze({
    invented: true,
    today: today.toString(),
    organisation: { id: draft.id('organisation'), name: 'Demoprogrammet' },
    ...lists,
  });
  return programme as DemoProgramme;
}

/** The seed of the demo programme that the application loads. */
export const DEMO_SEED = 2015;
