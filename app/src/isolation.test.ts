import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Player } from '../test/house.ts';
import { canaryOf, countsInB, mirrorIntoB } from '../test/isolation/mirror.ts';
import { openStage, placeOf, type Stage } from '../test/samples/index.ts';
import { routes } from './main.ts';
import { programmeTasks } from './programme/daily.ts';

let stage: Stage;
let places: readonly string[];
beforeAll(async () => {
  stage = await openStage();
  const found: string[] = [];
  // A spreadsheet holds the second in which it was made, and a history grows by being looked at.
  for (const route of routes.filter(({ method }) => method === 'get'))
    found.push(
      await placeOf(route.path, 'subject' in route.access ? route.access.subject : undefined, stage),
    );
  places = found.filter((one) => !/(?:\.xlsx|\/history)$/u.test(one));
});
afterAll(() => stage.house.close());

/** What a form carries anew each time, and nothing else. */
const steady = (html: string): string =>
  html.replaceAll(/name="_(?:csrf|request)" value="[^"]*"/gu, 'name="_" value=""');

type Seen = ReadonlyMap<string, string>;

/** Every list, page, file and count that somebody is answered with, at these places. */
const allThatIsSeen = async (browser: Browser, at: Iterable<string>): Promise<Seen> => {
  const seen = new Map<string, string>();
  for (const place of at) {
    const answer = await browser.get(place);
    if (answer.status === 200) seen.set(place, steady(answer.html));
  }
  return seen;
};

const mailsTo = async (users: readonly string[]): Promise<readonly string[]> =>
  (
    await stage.house.owner.query(
      `select m.subject || ' ' || m.body as words from office.mail m join auth."user" u on u.email = m.recipient
       where u.id = any ($1)`,
      [users],
    )
  ).rows.map((row) => row.words);

/** Rows to mirror: by table and place in it. */
const choice = fc.record({
  n: fc.integer({ min: 1, max: 1_000_000 }),
  every: fc.integer({ min: 1, max: 4 }),
  from: fc.nat(3),
});

test('M117 M118 whatever branch B holds, branch A sees not a letter of it, and the country no person', async () => {
  const { house, things } = stage;
  const inA = {
    coordinator: house.as('coordinatorA'),
    mentor: house.as('mentorA'),
    participant: house.asParticipant(things.card),
  };
  const everywhere = [
    'programmeLead',
    'trialManager',
    'evaluator',
    'administrator',
    'dataProtectionOfficer',
  ] as const;
  const usersOfA = [house.users.coordinatorA, house.users.mentorA];
  // Twice before it counts: what looking at a page writes is written by then.
  const first = await allThatIsSeen(inA.coordinator, places);
  const before = {
    coordinator: await allThatIsSeen(inA.coordinator, first.keys()),
    mentor: await allThatIsSeen(inA.mentor, places),
    participant: await allThatIsSeen(inA.participant, places),
  };
  const open = new Map<Player, readonly string[]>();
  for (const player of everywhere) {
    const seen = await allThatIsSeen(house.as(player), places);
    expect(seen.size, player).toBeGreaterThan(0);
    open.set(player, [...seen.keys()]);
  }
  for (const [who, seen] of Object.entries(before)) expect(seen.size, who).toBeGreaterThan(5);
  await fc.assert(
    fc.asyncProperty(choice, async ({ n, every, from }) => {
      const canary = canaryOf(n);
      const foreign = await mirrorIntoB(house, canary, (_, index) => (index + from) % every === 0);
      for (const task of programmeTasks(house.parts)) await task.run();
      for (const [who, seen] of Object.entries(before)) {
        const now = await allThatIsSeen(inA[who as keyof typeof inA], seen.keys());
        for (const [place, html] of seen) expect(now.get(place), `${who} at ${place}`).toBe(html);
      }
      for (const player of everywhere) {
        for (const [place, html] of await allThatIsSeen(house.as(player), open.get(player) ?? [])) {
          expect(html.includes(canary), `${player} at ${place} reads words of branch B`).toBe(false);
          const known = player === 'programmeLead' ? foreign.find((id) => html.includes(id)) : undefined;
          expect(known, `${player} at ${place} reads an id of branch B`).toBeUndefined();
        }
      }
      for (const words of await mailsTo(usersOfA)) expect(words).not.toContain(canary);
    }),
    { numRuns: 2, endOnFailure: true, examples: [[{ n: 7, every: 1, from: 0 }]] },
  );
  // The mirror is no blind one: its rows are there, and whoever they belong to sees them.
  const counts = await countsInB(house);
  for (const table of ['person', 'referral', 'course', 'mentor', 'contact', 'concern', 'assignment'])
    expect(counts.get(table), table).toBeGreaterThan(0);
  const own = await allThatIsSeen(house.as('coordinatorB'), ['/people', '/mentors', '/today']);
  expect([...own.values()].some((html) => html.includes('kanariefugl'))).toBe(true);
});
