import type { LifeArea } from '@primus-motor/trial';
import { anyOf } from '../../../platform/database/any-of.ts';
import type { Database } from '../../../platform/database/register.ts';
import { anchorOf, isBeforeRelease } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import type { Course } from '../../courses/store.ts';
import { phases } from '../../courses/template.ts';
import { noWishes, type Seeker, type Slot, type Wishes } from '../engine/index.ts';
import { type Assignment, runsOn } from '../pair.ts';
import { assignmentsOf } from '../store.ts';
import { pointsOf } from './volunteers.ts';

/** A course that seeks, with who is or was on it. */
export interface Sought {
  readonly course: Course;
  readonly seeker: Seeker;
  readonly assignments: readonly Assignment[];
}

/** What each person wishes now; persons who wish nothing are left out. */
export const wishesOf = async (
  db: Database,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Wishes>> => {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('programme.match_wish')
    .distinctOn('person_id')
    .select(['person_id', 'life_areas', 'slots', 'gender', 'gender_is_must'])
    .where('person_id', '=', anyOf(personIds))
    .orderBy('person_id')
    .orderBy('turn', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        lifeAreas: row.life_areas as LifeArea[],
        slots: row.slots as Slot[],
        gender: row.gender as Wishes['gender'],
        genderIsMust: row.gender_is_must,
      },
    ]),
  );
};

/** Courses of one branch as the engine looks at them: a fixed number of queries, however many there are. */
export const seekersOf = async (
  db: Database,
  branchId: string,
  courses: readonly Course[],
  today: Temporal.PlainDate,
): Promise<readonly Sought[]> => {
  const people = courses.map((course) => course.personId);
  const [everyAssignment, releases, wishes, points] = await Promise.all([
    assignmentsOf(
      db,
      courses.map((course) => course.id),
    ),
    currentReleaseDates(db, people),
    wishesOf(db, people),
    pointsOf(db, branchId),
  ]);
  const assignments = Map.groupBy(everyAssignment, (one) => one.courseId);
  return courses.map((course) => {
    const own = assignments.get(course.id) ?? [];
    const current = releases.get(course.personId);
    const release = anchorOf(current);
    const staying = own.find((one) => runsOn(one, today));
    return {
      course,
      assignments: own,
      seeker: {
        id: course.id,
        personId: course.personId,
        language: course.language,
        home: {
          townId: course.townId,
          branchId,
          point: course.townId === undefined ? undefined : points.get(course.townId),
        },
        prisonId: course.prisonId,
        beforeRelease: isBeforeRelease(current, today),
        release: release?.toString(),
        courseEnd: release?.add({ days: phases.at(-1)?.to ?? 0 }).toString(),
        wishes: wishes.get(course.personId) ?? noWishes,
        staying: staying?.mentorId,
        former: own
          .filter((one) => !one.takenBack && one.mentorId !== staying?.mentorId)
          .map((one) => one.mentorId),
      },
    };
  });
};
