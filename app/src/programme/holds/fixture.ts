import type { TestHouse } from '../../../test/house.ts';
import type { Clock } from '../../platform/clock.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';

/** A clock for tests that is set to another day when the story goes on. */
export const storyClock = (first: string): Clock & { readonly goTo: (day: string) => void } => {
  let today = Temporal.PlainDate.from(first);
  return Object.freeze({
    today: () => today,
    now: () => today.toZonedDateTime({ timeZone: 'Europe/Copenhagen', plainTime: '12:00' }).toInstant(),
    goTo: (day: string) => {
      today = Temporal.PlainDate.from(day);
    },
  });
};

/** A course with two mentors who have mail, the first of them with the account mentorA; released where told. */
export const openPairedCourse = async (
  house: TestHouse,
  facts: {
    readonly name: string;
    readonly release?: string;
    readonly released?: string;
    readonly own?: boolean;
  },
) => {
  const path = await openCourseFor(house, {
    name: facts.name,
    ...(facts.release === undefined ? {} : { release: facts.release }),
  });
  const id = path.slice('/courses/'.length);
  const today = house.clock.today().toString();
  const own = facts.own === true ? { userId: house.users.mentorA } : {};
  const mentors = [
    await addMentor(house, { name: 'Åse Par', ...own }),
    await addMentor(house, { name: 'Bo Par' }),
  ] as const;
  for (const [index, mentor] of mentors.entries()) {
    await assign(house, id, mentor, index === 0 ? 1 : 2, today);
    await house.owner.query('update programme.mentor set email = $2 where id = $1', [
      mentor,
      `par${index}@test.invalid`,
    ]);
  }
  const { rows } = await house.owner.query('select person_id from programme.course where id = $1', [id]);
  const person: string = rows[0].person_id;
  if (facts.released !== undefined)
    await house.owner.query(
      `update programme.release_date set kind = 'actual', certainty = 'certain', date = $2 where person_id = $1`,
      [person, facts.released],
    );
  return { path, id, person, mentors };
};

/** Letters in the outbox, the oldest first: to whom, and the first line. */
export const letters = async (house: TestHouse): Promise<readonly string[]> =>
  (
    await house.owner.query(
      `select recipient || ': ' || split_part(body, E'\\n', 1) as letter from office.mail order by created_at, recipient`,
    )
  ).rows.map((row) => row.letter);
