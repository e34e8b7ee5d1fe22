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
