import { deepFreeze } from '../../freeze.ts';
import { simulateDemo } from '../demo/demo.ts';
import { type Draft, newDraft, workday } from '../demo/draft.ts';
import { nameMaker } from '../demo/names.ts';
import { writeReferred } from '../demo/people.ts';
import { writePlaces } from '../demo/places.ts';
import { writeReleaseDates } from '../demo/release.ts';
import { coordinatorOf, writeStaff } from '../demo/staff.ts';
import type { DemoMentor, DemoProgramme } from '../demo/types.ts';
import { between } from '../random.ts';
import { type BranchPool, poolsOf, writePlannedCourse } from './courses.ts';
import { anyName } from './names.ts';
import { type PersonPlan, type ProgrammeSize, planPerson } from './plan.ts';
import { writeVolunteer } from './volunteers.ts';

/** So many volunteers, and so many people with all that is theirs, come at a time. */
const VOLUNTEERS_AT_A_TIME = 1000;
const PEOPLE_AT_A_TIME = 100;

/** Nobody has the number of somebody in the demo programme, beside which a large one is loaded. */
function frameOf(seed: number, today: Temporal.PlainDate): Draft {
  const draft = newDraft(seed, today, new Set(simulateDemo(seed, today).participants.map(({ cpr }) => cpr)));
  writePlaces(draft);
  writeStaff(draft, nameMaker());
  return draft;
}

/** The same places, staff and numbers that are taken, with nobody else in it yet. */
function emptied(seed: number, { today, numbers, branches, towns, prisons, users }: Draft): Draft {
  return { ...newDraft(seed, today, numbers), branches, towns, prisons, users: [...users] };
}

/** What was written since the draft was emptied; of the accounts the new ones alone. */
function partOf(draft: Draft, staff: number): DemoProgramme {
  const { words: _words, id: _id, numbers: _numbers, today, ...lists } = draft;
  const part: DemoProgramme = {
    invented: true,
    today: today.toString(),
    organisation: { id: draft.id('organisation'), name: 'Demoprogrammet' },
    ...lists,
    users: lists.users.slice(staff),
  };
  deepFreeze(part);
  return part;
}

function writePerson(
  draft: Draft,
  plan: PersonPlan,
  pools: ReadonlyMap<string, BranchPool>,
  contacts: number,
): void {
  const { branch, state, receivedOn, release, course } = plan;
  const words = draft.words('person of the way', plan.index);
  const consentOn = course?.openedOn.subtract({ days: 2 }) ?? receivedOn.add({ days: 4 });
  const person = writeReferred(draft, anyName, {
    key: `person-${plan.index}`,
    branch,
    receivedOn,
    state,
    decidedOn: state === 'new' ? null : workday(receivedOn.add({ days: between(words, 1, 4) })),
    riskBand: null,
    consents: plan.consents ? { on: consentOn, purposes: ['programme', 'register-follow-up'] } : null,
    ...(state === 'declined' || state === 'withdrawn' ? { reason: 'Ønsker ikke mentorer.' } : {}),
  });
  writeReleaseDates(draft, {
    participantId: person.id,
    recordedBy: coordinatorOf(draft, branch.id),
    receivedOn,
    first: release,
    changes: [],
    parole: 'granted',
  });
  const pool = pools.get(branch.id);
  if (course !== null && pool !== undefined) writePlannedCourse(draft, person, plan, course, pool, contacts);
}

/** Contacts are logged by whoever of the two has a login. */
function logByMentors(draft: Draft, logins: ReadonlyMap<string, string>): void {
  draft.contacts = draft.contacts.map((contact) => {
    const own = contact.mentorIds.map((id) => logins.get(id)).find((id) => id !== undefined);
    return own === undefined ? contact : { ...contact, loggedBy: own };
  });
}

/**
 * A programme of any size on a day, in the places and with the staff of the demo programme of the same seed: first
 * those alone, then the volunteers, then the people with all that is theirs, part by part, so that a large one needs no more memory than a
 * small one. Everybody in it is invented. Plain JSON, deeply frozen.
 *
 * Equal seed, day and size give the same bytes. There are exactly as many contacts as asked for, as long as somebody
 * has a course with mentors.
 */
export function* simulateProgramme(
  seed: number,
  today: Temporal.PlainDate,
  size: ProgrammeSize,
): Generator<DemoProgramme, void, void> {
  const frame = frameOf(seed, today);
  const staff = frame.users.length;
  yield partOf(frame, 0);
  const mentors: DemoMentor[] = [];
  for (let first = 0; first < size.volunteers; first += VOLUNTEERS_AT_A_TIME) {
    const draft = emptied(seed, frame);
    const end = Math.min(first + VOLUNTEERS_AT_A_TIME, size.volunteers);
    for (let index = first; index < end; index += 1) mentors.push(writeVolunteer(draft, index));
    yield partOf(draft, staff);
  }
  const pools = poolsOf(frame, mentors);
  const logins = new Map(mentors.flatMap(({ id, userId }) => (userId === null ? [] : [[id, userId]])));
  const plans = Array.from({ length: size.participants }, (_, index) => planPerson(frame, index));
  const allDays = plans.reduce((sum, { course }) => sum + (course?.days ?? 0), 0);
  let days = 0;
  for (let first = 0; first < plans.length; first += PEOPLE_AT_A_TIME) {
    const draft = emptied(seed, frame);
    for (const plan of plans.slice(first, first + PEOPLE_AT_A_TIME)) {
      const before = allDays === 0 ? 0 : Math.floor((size.contacts * days) / allDays);
      days += plan.course?.days ?? 0;
      const until = allDays === 0 ? 0 : Math.floor((size.contacts * days) / allDays);
      writePerson(draft, plan, pools, until - before);
    }
    logByMentors(draft, logins);
    yield partOf(draft, staff);
  }
}
