import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Furniture, furnishBranchA } from '../test/furniture.ts';
import { openHouse, type Player, players, type TestHouse } from '../test/house.ts';
import { routes } from './main.ts';
import type { Access, Route } from './office/route.ts';
import type { Role } from './office/viewer.ts';

let house: TestHouse;
let things: Furniture;
beforeAll(async () => {
  house = await openHouse();
  things = await furnishBranchA(house);
});
afterAll(() => house.close());

const roleOf: Readonly<Record<Player, Role | undefined>> = {
  coordinatorA: 'coordinator',
  coordinatorB: 'coordinator',
  mentorA: 'mentor',
  mentorB: 'mentor',
  programmeLead: 'programme-lead',
  trialManager: 'trial-manager',
  evaluator: 'evaluator',
  evaluatorTwo: 'evaluator',
  administrator: 'administrator',
  dataProtectionOfficer: 'data-protection-officer',
  stranger: undefined,
};
const everybody: readonly (Player | 'nobody')[] = [...players, 'nobody'];

type Expected = 'in' | 'absent' | 'sign in';

/** What the declared rule promises somebody, when the subject lies in branch A and belongs to mentorA. */
const promised = (access: Access, player: Player | 'nobody'): Expected => {
  if (access.who === 'anyone' || access.who === 'link') return 'in';
  // An account that holds no role is nobody.
  if (player === 'nobody' || player === 'stranger') return 'sign in';
  if (access.who === 'signed-in') return 'in';
  const role = roleOf[player];
  if (role === undefined || !access.who.includes(role)) return 'absent';
  if (access.over === 'organisation') return 'in';
  if (role === 'coordinator') return player === 'coordinatorA' ? 'in' : 'absent';
  if (role === 'mentor') return player === 'mentorA' ? 'in' : 'absent';
  return 'in';
};

const subjectOf = (route: Route): string => {
  const declared = 'subject' in route.access ? route.access.subject : undefined;
  if (declared !== undefined && declared !== 'study') return things[declared];
  return randomUUID();
};

const fixed: Readonly<Record<string, string>> = {
  purpose: 'programme',
  token: 'no-such-token',
  slug: 'no-such-study',
};

const pathOf = (route: Route): string =>
  route.path.replaceAll(/:(\w+)/gu, (_, name: string) => {
    if (name === 'courseId') return things.course;
    if (name === 'assignment') return things.assignment;
    if (name === 'mailId') return things.mail;
    if (name === 'seq') return things.event;
    return fixed[name] ?? subjectOf(route);
  });

/** Routes whose subject the test cannot give everybody: a token, or a study of an organisation that has none. */
const subjectless = (route: Route): boolean =>
  /:(?:token|slug)/u.test(route.path) || /^\/studies\/:/u.test(route.path);

const answerOf = async (route: Route, player: Player | 'nobody') => {
  const browser = house.as(player);
  return route.method === 'get'
    ? browser.get(pathOf(route))
    : browser.post(pathOf(route), { 'not-a-field': 'x' });
};

const eventsNow = async () => Number((await house.owner.query('select seq from audit.head')).rows[0].seq);

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  test('lets in whom it says, and is absent to everybody else', async () => {
    for (const player of everybody) {
      const before = await eventsNow();
      const answer = await answerOf(route, player);
      const expected = promised(route.access, player);
      const place = `${player} at ${route.method} ${route.path}: ${answer.status} ${answer.location ?? ''}`;
      if (expected === 'sign in') {
        expect([answer.status, answer.location?.startsWith('/sign-in')], place).toEqual([303, true]);
      } else if (expected === 'absent') {
        expect(answer.status, place).toBe(404);
        expect(await eventsNow(), place).toBe(before);
      } else {
        expect(answer.status, place).not.toBe(500);
        expect(answer.status, place).not.toBe(403);
        if (route.method === 'get' && !subjectless(route)) expect(answer.status, place).toBeLessThan(404);
      }
    }
  });
});

test('the access table in the documentation is this one', async () => {
  const lines = routes.map((route) => {
    const who = Array.isArray(route.access.who) ? route.access.who.join(', ') : String(route.access.who);
    const over = 'over' in route.access ? route.access.over : '';
    return `| ${route.method} | ${route.path} | ${who} | ${over} | ${route.audit} |`;
  });
  const head = '# Who may use which address\n\nMade by `app/src/access-matrix.test.ts` from the routes.\n\n';
  const table = '| | address | who | over | audit |\n|---|---|---|---|---|\n';
  await expect(`${head}${table}${lines.join('\n')}\n`).toMatchFileSnapshot('../../docs/access.md');
});
