import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { daysWithout } from '../../contacts/contact.ts';
import { contactLine } from '../../contacts/day-lines.ts';
import { lastHeldOn } from '../../contacts/store.ts';
import { decisionLine, overdueLine, releaseLine } from '../../courses/day-lines.ts';
import { anchorOf } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { type Course, listCourses } from '../../courses/store.ts';
import { gateStep } from '../../courses/template.ts';
import { holdLine } from '../../holds/day-lines.ts';
import { lastResumed, runningHolds } from '../../holds/store.ts';
import { pairLine } from '../../matching/day-lines.ts';
import { pairState, runsOn } from '../../matching/pair.ts';
import { proposalLine } from '../../matching/proposal/day-lines.ts';
import { lastProposals } from '../../matching/proposal/read.ts';
import { assignmentsOf } from '../../matching/store.ts';
import { checkLine } from '../../mentors/day-lines.ts';
import { listMentors } from '../../mentors/store.ts';
import { stageOf } from '../../people/stage.ts';
import { listPeople } from '../../people/store.ts';
import { type DayLine, personLine } from '../lines.ts';
import type { DayOf } from '../source.ts';

type Lines = readonly DayLine[];
const told = (lines: readonly (DayLine | undefined)[]): Lines => lines.filter((line) => line !== undefined);
const idsOf = (courses: readonly Course[]) => courses.map(({ id }) => id);

const releases = async (db: Database, { lang, today }: DayOf): Promise<Lines> => {
  const courses = await listCourses(db, { running: true });
  const dates = await currentReleaseDates(
    db,
    courses.map(({ personId }) => personId),
  );
  const { rows } = await sql<{ course_id: string }>`
    select course_id from programme.schedule_item where step = ${gateStep} and done_on is not null`.execute(
    db,
  );
  const agreed = new Set(rows.map((row) => row.course_id));
  return courses.flatMap((course) => {
    const current = dates.get(course.personId);
    const rests = course.hold !== undefined;
    return told([
      releaseLine(lang, course, current, rests || agreed.has(course.id), today),
      decisionLine(lang, course, current, today),
      rests ? undefined : overdueLine(lang, course, current, today),
    ]);
  });
};

const pauses = async (db: Database, { lang, today }: DayOf): Promise<Lines> => {
  const courses = (await listCourses(db, { running: true })).filter(({ hold }) => hold !== undefined);
  const holds = await runningHolds(db, idsOf(courses));
  return courses.flatMap((course) => {
    const hold = holds.get(course.id);
    return hold === undefined ? [] : told([holdLine(lang, course, hold, today)]);
  });
};

const silence = async (db: Database, { lang, today }: DayOf): Promise<Lines> => {
  const courses = (await listCourses(db, { running: true })).filter(({ hold }) => hold === undefined);
  const assignments = await assignmentsOf(db, idsOf(courses));
  const last = await lastHeldOn(db, idsOf(courses));
  const resumed = await lastResumed(db, idsOf(courses));
  return courses.flatMap((course) => {
    const paired = assignments
      .filter((one) => one.courseId === course.id && runsOn(one, today))
      .map(({ from }) => from)
      .toSorted(Temporal.PlainDate.compare)[0];
    if (paired === undefined) return [];
    const again = resumed.get(course.id) ?? paired;
    const from = Temporal.PlainDate.compare(again, paired) > 0 ? again : paired;
    return told([contactLine(lang, course, daysWithout(last.get(course.id), from, today))]);
  });
};

const pairs = async (db: Database, { lang, today }: DayOf): Promise<Lines> => {
  const courses = (await listCourses(db, { running: true })).filter(({ hold }) => hold === undefined);
  const assignments = Map.groupBy(await assignmentsOf(db, idsOf(courses)), ({ courseId }) => courseId);
  const proposals = await lastProposals(db, idsOf(courses));
  const dates = await currentReleaseDates(
    db,
    courses.map(({ personId }) => personId),
  );
  return courses.flatMap((course) => {
    const pair = pairState(assignments.get(course.id) ?? [], course.openedOn, today);
    const sought = pairLine(lang, course, pair, anchorOf(dates.get(course.personId)), today);
    const proposal = proposals.get(course.id);
    if (sought === undefined || proposal === undefined) return told([sought]);
    return told([proposalLine(lang, course, proposal, sought, pair, today)]);
  });
};

const checks = async (db: Database, { lang, today }: DayOf): Promise<Lines> =>
  told((await listMentors(db, today)).map((mentor) => checkLine(lang, mentor, today)));

const people = async (db: Database, { lang }: DayOf): Promise<Lines> =>
  (await listPeople(db, 1, 10_000)).rows.flatMap((person) => {
    const stage = stageOf(person);
    return stage === 'allocated' || stage === 'ready' || stage === 'consents'
      ? [personLine(lang, { ...person, stage })]
      : [];
  });

/** The day's list as it is found by looking at everything, one by one. */
export const twin = { releases, pauses, silence, pairs, checks, people } as const;
