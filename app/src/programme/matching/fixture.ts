import { randomUUID } from 'node:crypto';
import type { Answer, Player, TestHouse } from '../../../test/house.ts';

const rows = async (house: TestHouse, coursePath: string) =>
  (
    await house.owner.query(
      `select m.id, a.party from programme.match m join programme.match_answer a on a.match_id = m.id
       where m.course_id = $1 and m.state = 'asked' and a.answer is null order by a.party`,
      [coursePath.slice('/courses/'.length)],
    )
  ).rows as readonly { readonly id: string; readonly party: string }[];

/** The match that a course is asked about now. */
export const askedMatch = async (house: TestHouse, coursePath: string): Promise<string> => {
  const [row] = await rows(house, coursePath);
  if (row === undefined) throw new Error('nobody is asked');
  return row.id;
};

/** The coordinator writes down that everybody who has not answered says yes. */
export const allSayYes = async (
  house: TestHouse,
  coursePath: string,
  player: Player = 'coordinatorA',
): Promise<Answer> => {
  const waiting = await rows(house, coursePath);
  return house.as(player).post(`${coursePath}/proposal`, {
    match: waiting[0]?.id ?? '',
    how: 'by-phone',
    ...Object.fromEntries(waiting.map(({ party }) => [party, 'yes'])),
  });
};

/** Asks two mentors and the participant, and all say yes. */
export const makePair = async (
  house: TestHouse,
  coursePath: string,
  [first, second]: readonly [string, string],
  reason = 'de kender hinanden',
): Promise<Answer> => {
  const asked = await house
    .as('coordinatorA')
    .post(`${coursePath}/match`, { choice: 'own', first, second, reason });
  return asked.status === 303 ? allSayYes(house, coursePath) : asked;
};

/** A clock that a test moves. */
export const movableClock = (start: string) => {
  let now = Temporal.ZonedDateTime.from(`${start}[Europe/Copenhagen]`);
  return {
    clock: { now: () => now.toInstant(), today: () => now.toPlainDate() },
    setTo: (time: string) => {
      now = Temporal.ZonedDateTime.from(`${time}[Europe/Copenhagen]`);
    },
  };
};

/** The card of the participant on a course, as a browser. */
export const participantOf = async (house: TestHouse, coursePath: string) => {
  const card = randomUUID();
  await house.owner.query(
    `insert into programme.participant_card (id, organisation_id, branch_id, person_id, code_hash, made_at, made_by, expires_at)
     select $1, organisation_id, branch_id, person_id, uuid_send(gen_random_uuid()), $3::timestamptz, 'test', $3::timestamptz + interval '90 days'
     from programme.course where id = $2`,
    [card, coursePath.slice('/courses/'.length), house.clock.now().toString()],
  );
  return house.asParticipant(card);
};

/** Who is on a course today or later, and each match of it in the order of asking. */
export const stateOf = async (house: TestHouse, coursePath: string) => {
  const id = coursePath.slice('/courses/'.length);
  const places = await house.owner.query<{ mentor_id: string }>(
    `select mentor_id from programme.assignment where course_id = $1 and upper_inf(period) order by place`,
    [id],
  );
  const matches = await house.owner.query<{ state: string }>(
    'select state from programme.match where course_id = $1 order by turn',
    [id],
  );
  return {
    places: places.rows.map((row) => row.mentor_id),
    matches: matches.rows.map((row) => row.state).join(' '),
  };
};
