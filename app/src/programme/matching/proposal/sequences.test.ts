import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, openCourseFor } from '../../courses/fixture.ts';
import { tendMatches } from '../daily.ts';
import { movableClock } from '../fixture.ts';

const { clock, setTo } = movableClock('2026-11-02T12:00');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

type Step =
  | {
      readonly kind: 'ask';
      readonly course: number;
      readonly pair: readonly [number, number];
      readonly itself: boolean;
    }
  | { readonly kind: 'answer'; readonly course: number; readonly party: string; readonly answer: string }
  | { readonly kind: 'cancel' | 'end' | 'reserve'; readonly course: number }
  | { readonly kind: 'days'; readonly days: number };

const course = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      course,
      pair: fc.tuple(fc.nat(4), fc.nat(4)),
      itself: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      course,
      party: fc.constantFrom('participant', 'mentor-1', 'mentor-2'),
      answer: fc.constantFrom('yes', 'yes', 'yes', 'yes', 'no'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cancel', 'end', 'reserve'), course }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 5 }) }),
  },
);

/** Whatever was done: at most two on a course, nobody beyond the own places, and each place with its three yeses. */
const mustHold = async (courses: readonly string[]): Promise<void> => {
  const ids = courses.map((path) => path.slice('/courses/'.length));
  const { rows } = await house.owner.query(
    `select
      (select coalesce(max(n), 0)::int from (select count(*) n from programme.assignment
        where course_id = any ($1) and upper_inf(period) group by course_id) t) on_course,
      (select count(*)::int from programme.mentor m
        where m.stage = 'approved' and programme.places_taken(m.id, $2) > m.capacity) beyond,
      (select count(*)::int from programme.assignment a where a.course_id = any ($1)
        and 3 <> (select count(*) from programme.match_answer w where w.match_id = a.match_id and w.answer = 'yes'))
        unagreed,
      (select count(*)::int from programme.match where course_id = any ($1) and state = 'asked') asked,
      (select count(*)::int from programme.match m where m.course_id = any ($1) and m.state = 'live'
        and not exists (select 1 from programme.assignment a where a.match_id = m.id)) empty_pairs`,
    [ids, clock.today().toString()],
  );
  expect(rows[0]).toMatchObject({ beyond: 0, unagreed: 0, empty_pairs: 0 });
  expect(rows[0].on_course).toBeLessThanOrEqual(2);
  expect(rows[0].asked).toBeLessThanOrEqual(courses.length);
};

test('D45 whatever is asked, answered, taken back, ended or forgotten, and in what order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      await house.owner.query(`update programme.mentor set stage = 'left' where stage <> 'left'`);
      let today = Temporal.PlainDate.from('2026-11-02');
      setTo(`${today}T12:00`);
      const desk = house.as('coordinatorA');
      const courses = [await openCourseFor(house), await openCourseFor(house)];
      const mentors: string[] = [];
      for (const [index, name] of ['An', 'Bo', 'Cy', 'Di', 'Ed'].entries())
        mentors.push(await addMentor(house, { name, capacity: index === 0 ? 2 : 1 }));
      const asked = async (path: string): Promise<string> =>
        (
          await house.owner.query(
            `select id from programme.match where course_id = $1 and asked_on is not null order by turn desc limit 1`,
            [path.slice('/courses/'.length)],
          )
        ).rows[0]?.id ?? mentors[0];
      for (const one of steps) {
        if (one.kind === 'days') {
          today = today.add({ days: one.days });
          setTo(`${today}T12:00`);
          await tendMatches(house.parts);
          await mustHold(courses);
          continue;
        }
        const path = courses[one.course] ?? '';
        const post = (place: string, fields: Readonly<Record<string, string>>) =>
          desk.post(`${path}${place}`, fields);
        let status = 0;
        if (one.kind === 'ask') {
          const [first = '', second = ''] = one.pair.map((index) => mentors[index]);
          const reserve = { reserve: 'yes', askReserve: one.itself ? 'yes' : '' };
          ({ status } = await post('/match', { choice: 'own', first, second, reason: 'x', ...reserve }));
        } else if (one.kind === 'answer') {
          const match = await asked(path);
          ({ status } = await post('/proposal', { match, [one.party]: one.answer, how: 'by-phone' }));
        } else if (one.kind === 'cancel') {
          ({ status } = await post('/proposal/withdraw', { match: await asked(path) }));
        } else if (one.kind === 'reserve') {
          ({ status } = await post('/proposal/reserve', {}));
        } else {
          const { rows } = await house.owner.query(
            'select id from programme.assignment where course_id = $1 and upper_inf(period) limit 1',
            [path.slice('/courses/'.length)],
          );
          const choices = { reason: 'mentor-moved', arrivingSees: 'nothing', leavingSees: 'nothing' };
          if (rows[0] !== undefined) ({ status } = await post(`/mentors/${rows[0].id}/end`, choices));
        }
        expect(status, JSON.stringify(one)).toBeLessThan(500);
        await mustHold(courses);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
