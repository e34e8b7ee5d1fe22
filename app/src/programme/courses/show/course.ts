import type { Database } from '../../../platform/database/register.ts';
import { type Concern, listConcerns } from '../../concerns/store.ts';
import type { Contact } from '../../contacts/contact.ts';
import { contactsOf } from '../../contacts/store.ts';
import type { Hold } from '../../holds/hold.ts';
import { holdsOf } from '../../holds/store.ts';
import type { Handover } from '../../matching/handover/handover.ts';
import { handoversOf } from '../../matching/handover/store.ts';
import { latestMatch, type Match } from '../../matching/match.ts';
import { type Assignment, type PairState, pairState } from '../../matching/pair.ts';
import type { Proposal } from '../../matching/proposal/asked.ts';
import { lastProposal } from '../../matching/proposal/read.ts';
import { assignmentsOf } from '../../matching/store.ts';
import { namesOf } from '../../mentors/store.ts';
import type { Care } from '../../people/care/care.ts';
import { careOf } from '../../people/care/store.ts';
import { currentReleaseDate, type ReleaseDate } from '../release-date.ts';
import { releaseDatesOf } from '../release-store.ts';
import { type Course, findCourse, itemsOf } from '../store.ts';
import type { ScheduleItem } from '../timeline.ts';

/** Everything that the page of a course shows, read in one snapshot. */
export interface CourseFacts {
  readonly course: Course;
  readonly releases: readonly ReleaseDate[];
  readonly current: ReleaseDate | undefined;
  readonly items: readonly ScheduleItem[];
  readonly assignments: readonly Assignment[];
  readonly pair: PairState;
  /** Why the pair was chosen; undefined where nobody was chosen yet. */
  readonly match: Match | undefined;
  /** What the three were asked last; undefined where nobody was asked. */
  readonly proposal: Proposal | undefined;
  readonly handovers: readonly Handover[];
  readonly contacts: readonly Contact[];
  readonly concerns: readonly Concern[];
  /** Its pauses, the newest first. */
  readonly holds: readonly Hold[];
  /** Alerts, interpreter, and what is agreed on getting in touch. */
  readonly care: Care | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly today: Temporal.PlainDate;
}

export const readCourse = async (
  db: Database,
  id: string,
  today: Temporal.PlainDate,
): Promise<CourseFacts | undefined> => {
  const course = await findCourse(db, id);
  if (course === undefined) return undefined;
  const releases = await releaseDatesOf(db, [course.personId]);
  const assignments = await assignmentsOf(db, [id]);
  const concerns = await listConcerns(db, { courseIds: [id] });
  return {
    course,
    releases,
    current: currentReleaseDate(releases),
    items: await itemsOf(db, id),
    assignments,
    pair: pairState(assignments, course.openedOn, today),
    match: await latestMatch(db, id),
    proposal: await lastProposal(db, id),
    handovers: await handoversOf(db, id),
    contacts: await contactsOf(db, [id]),
    concerns,
    holds: await holdsOf(db, [id]),
    care: await careOf(db, course.personId, today),
    names: await namesOf(db, [
      ...releases.map(({ recordedBy }) => recordedBy),
      ...concerns.map(({ raisedBy }) => raisedBy),
    ]),
    today,
  };
};
