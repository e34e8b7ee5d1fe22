import { bestPairs } from '../app/src/programme/matching/engine/best-pairs.ts';
import { country } from '../app/src/programme/matching/engine/invented.ts';
import type { Plan, Problem } from '../app/src/programme/matching/engine/plan.ts';
import { exclusionsOf, pairExclusion } from '../app/src/programme/matching/engine/rules.ts';
import { solvePlan } from '../app/src/programme/matching/engine/solve-plan.ts';
import { quantile, seconds } from './measure.ts';

/** What the page of a plan gives the solver. */
const limit = 4.2;

/** Of how many of the volunteers a seeker may have, on average. */
const reachOf = ({ seekers, volunteers, settings }: Problem): number =>
  seekers.reduce(
    (sum, who) => sum + volunteers.filter((one) => exclusionsOf(one, who, settings).length === 0).length,
    0,
  ) /
  (seekers.length * volunteers.length);

/** The country whose seekers may have about that share of the volunteers: travel limits of five minutes' steps. */
const countryWithin = (share: number): Problem => {
  const made = Array.from({ length: 40 }, (_, index) =>
    country({ seekers: 200, volunteers: 600, reach: 20 + 5 * index, seed: 7 }),
  );
  const found = made.find(
    (problem) => reachOf({ ...problem, seekers: problem.seekers.slice(0, 40) }) >= share,
  );
  const last = found ?? made.at(-1);
  if (last === undefined) throw new Error('no country');
  return last;
};

/** What a plan may not do. */
const faultsOf = (plan: Plan, { seekers, volunteers, settings }: Problem): readonly string[] => {
  const faults: string[] = [];
  const used = new Map<string, number>();
  for (const { seekerId, mentorIds } of plan.rows) {
    const who = seekers.find(({ id }) => id === seekerId);
    const [one, other] = mentorIds.map((id) => volunteers.find((each) => each.id === id));
    if (who === undefined || one === undefined || other === undefined) faults.push(`${seekerId}: nobody`);
    else if (pairExclusion(one, other, who, settings) !== undefined) faults.push(`${seekerId}: no such pair`);
    for (const id of mentorIds) used.set(id, (used.get(id) ?? 0) + 1);
  }
  for (const { id, capacity, taken } of volunteers)
    if ((used.get(id) ?? 0) > capacity - taken) faults.push(`${id}: placed too often`);
  return faults;
};

const told = ({ proven, gap }: Plan): string => {
  if (proven) return 'proven';
  return gap.seekers > 0
    ? `at most ${gap.seekers} more placed`
    : `at most ${gap.points} points (${gap.percent.toFixed(3)} %) from the best`;
};

/** Plans of 200 participants and 600 mentors, and the five best pairs of 3,300 mentors. Times are told, not judged. */
export const benchMatching = async (): Promise<readonly string[]> => {
  const problems: string[] = [];
  for (const share of [0.1, 0.25, 0.5]) {
    const problem = countryWithin(share);
    const started = performance.now();
    const plan = await solvePlan(problem, { seconds: limit });
    const took = (performance.now() - started) / 1000;
    problems.push(...faultsOf(plan, problem));
    const reach = `${Math.round(100 * reachOf(problem))} % within reach`;
    const placed = `${plan.rows.length} placed, ${plan.points} points`;
    console.log(`  200 × 600, ${reach}: ${seconds(took)}, ${placed}, ${told(plan)}`);
  }
  const large = country({ seekers: 60, volunteers: 3300, reach: 300, seed: 7 });
  const times = large.seekers.map((who) => {
    const started = performance.now();
    bestPairs(large.volunteers, who, large.settings, 5);
    return (performance.now() - started) / 1000;
  });
  const [median, slow] = [quantile(times, 0.5), quantile(times, 0.95)];
  console.log(`  five pairs of 3,300 mentors: ${seconds(median)}, 95 of 100 within ${seconds(slow)}`);
  return problems;
};
