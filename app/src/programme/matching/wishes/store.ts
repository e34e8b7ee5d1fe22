import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/database/register.ts';
import { type Author, type Course, placeOf } from '../../courses/store.ts';
import type { Wishes } from '../engine/index.ts';

/** Writes what a participant wishes from now on; what was wished before stays. */
export const addWishes = async (
  db: Database,
  course: Course,
  wishes: Wishes,
  author: Author,
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.match_wish')
    .values({
      id,
      ...placeOf(course),
      person_id: course.personId,
      life_areas: [...wishes.lifeAreas],
      slots: [...wishes.slots],
      gender: wishes.gender,
      gender_is_must: wishes.genderIsMust,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return id;
};
