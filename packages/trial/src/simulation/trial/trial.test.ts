import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveOutcome } from '../../outcome/derive.ts';
import { simulateTrialColumns, trialColumns } from './columns.ts';
import { type SimulationPlan, trueRisks } from './plan.ts';
import { SIMULATED_OUTCOME } from './register.ts';
import { simulateTrial } from './trial.ts';

const PLAN: SimulationPlan = {
  people: 97,
  design: { arms: ['mentoring', 'control'], shares: [1, 1], blockSizes: [2, 4] },
  groups: [
    { stratum: 'riskBand=medium', share: 1, controlRisk: 0.3, hazardRatio: 0.9 },
    { stratum: 'riskBand=high', share: 1, controlRisk: 0.65, hazardRatio: 0.4 },
  ],
  shape: 0.8,
  followUpDays: 730,
  recruitmentDays: 700,
  waitDays: [30, 90],
  lossPerYear: 0.03,
  registerDays: null,
};
const START = Temporal.PlainDate.from('2022-02-01');

describe('trueRisks', () => {
  it('is worked by hand', () => {
    const { groups, overall } = trueRisks(PLAN);
    // 1 − 0.35^0.4 and 1 − 0.7^0.9
    expect(groups[1]!.experimental).toBeCloseTo(0.342906, 6);
    expect(groups[0]!.experimental).toBeCloseTo(0.274582, 6);
    expect(overall.control).toBeCloseTo(0.475, 12);
    expect(overall.difference).toBeCloseTo((0.342906 - 0.65 + 0.274582 - 0.3) / 2, 6);
  });

  it.each<[string, Partial<SimulationPlan>]>([
    ['people', { people: 0 }],
    ['arms', { design: { arms: ['one'], shares: [1], blockSizes: [1] } }],
    ['groups', { groups: [] }],
    ['risk', { groups: [{ ...PLAN.groups[0]!, controlRisk: 1 }] }],
    ['hazard ratio', { groups: [{ ...PLAN.groups[0]!, hazardRatio: 0 }] }],
    ['share', { groups: [{ ...PLAN.groups[0]!, share: 0 }] }],
    ['shape', { shape: 0 }],
    ['follow-up', { followUpDays: 0 }],
    ['loss', { lossPerYear: -1 }],
    ['wait', { waitDays: [3, 2] }],
  ])('refuses a plan with impossible %s', (_, changes) => {
    expect(() => trueRisks({ ...PLAN, ...changes })).toThrow(RangeError);
  });
});

describe('simulateTrialColumns', () => {
  it('gives the same columns for the same seed, also written over old ones', () => {
    const fresh = simulateTrialColumns(PLAN, ['a', 1]);
    const reused = simulateTrialColumns(PLAN, ['a', 2], trialColumns(97));
    expect(reused.time).not.toEqual(fresh.time);
    simulateTrialColumns(PLAN, ['a', 1], reused);
    expect(reused).toEqual(fresh);
  });

  it('finds the true risks on average', () => {
    const trials = 600;
    const truth = trueRisks({ ...PLAN });
    const seen = [0, 1].map(() => [0, 1].map(() => ({ n: 0, events: 0 })));
    const columns = trialColumns(97);
    for (let k = 0; k < trials; k += 1) {
      simulateTrialColumns({ ...PLAN, lossPerYear: 0 }, ['mean', k], columns);
      for (let i = 0; i < 97; i += 1) {
        const cell = seen[columns.group[i]!]![columns.arm[i]!]!;
        cell.n += 1;
        cell.events += columns.event[i]!;
      }
    }
    for (const [group, arms] of seen.entries())
      for (const [arm, { n, events }] of arms.entries()) {
        const risk = arm === 0 ? truth.groups[group]!.experimental : truth.groups[group]!.control;
        // four standard errors
        expect(Math.abs(events / n - risk)).toBeLessThan(4 * Math.sqrt((risk * (1 - risk)) / n));
        expect(Math.abs(n - (trials * 97) / 4)).toBeLessThan(700);
      }
  });

  it('keeps arms balanced within strata, blocks being those of the design', () => {
    fc.assert(
      fc.property(fc.nat(), (k) => {
        const { group, arm } = simulateTrialColumns(PLAN, ['balance', k]);
        for (const stratum of [0, 1]) {
          const arms = arm.filter((_, i) => group[i] === stratum);
          const experimental = arms.filter((one) => one === 0).length;
          expect(Math.abs(2 * experimental - arms.length)).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('loses people at the rate of the plan, and cuts off where the register ends', () => {
    const lossy = simulateTrialColumns({ ...PLAN, people: 4000, lossPerYear: 0.2 }, ['loss']);
    const lost = lossy.lostDay.filter((day) => day >= 0).length;
    // 1 − exp(−0.2 · 730 / 365.25) = 0.3295 leave within two years
    expect(Math.abs(lost / 4000 - 0.3295)).toBeLessThan(0.03);

    const cut = simulateTrialColumns({ ...PLAN, registerDays: 800 }, ['cut']);
    for (let i = 0; i < 97; i += 1)
      expect(cut.time[i]).toBeLessThanOrEqual(Math.max(0, 800 - cut.releasedDay[i]!));
    expect(cut.time.some((time) => time < 730 && time > 0)).toBe(true);
  });
});

describe('simulateTrial', () => {
  it('writes register rows from which the outcome definition finds the truth again', () => {
    const plans = fc.record({
      lossPerYear: fc.constantFrom(0, 0.05, 0.4),
      registerDays: fc.constantFrom(null, 400, 900),
      shape: fc.constantFrom(0.7, 1, 1.4),
    });
    fc.assert(
      fc.property(plans, fc.nat(), (changes, k) => {
        const plan = { ...PLAN, ...changes };
        const trial = simulateTrial(plan, ['truth', k], START);
        for (const person of trial.people) {
          const followUp = {
            origin: person.releasedOn,
            lengthDays: plan.followUpDays,
            completeUntil: trial.completeUntil,
            end: person.end,
          };
          expect(deriveOutcome(SIMULATED_OUTCOME, followUp, person.events)).toMatchObject(person.truth);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('has the noise that the definition must see through', () => {
    const { people } = simulateTrial(PLAN, ['noise'], START);
    const before = people.filter((one) =>
      one.events.some((row) => Temporal.PlainDate.compare(row.offenceDate, one.releasedOn) < 0),
    );
    expect(before.length).toBeGreaterThan(5);
    expect(people.some((one) => one.events.some((row) => row.offenceType === 'traffic'))).toBe(true);
    expect(
      people.some((one) =>
        one.events.some((row) => row.decision === 'acquitted' || row.decision === 'dropped'),
      ),
    ).toBe(true);
  });

  it('numbers the line of each stratum without a gap, in order of randomisation', () => {
    const { people } = simulateTrial(PLAN, ['order'], START);
    for (const stratum of ['riskBand=medium', 'riskBand=high']) {
      const line = people.filter((one) => one.stratum === stratum);
      expect(line.map((one) => one.position)).toEqual(line.map((_, i) => i + 1));
    }
    const days = people.map((one) => one.randomisedOn.toString());
    expect(days).toEqual([...days].sort());
  });
});
