import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deepFreeze } from '@primus-motor/trial';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/analysis/analyse.ts';
import type { AnalysisResult, ArmSurvival, Numbers, Results } from '../src/analysis/results.ts';
import { resultsJson } from '../src/analysis/write.ts';
import { readCohort } from '../src/cohort/read.ts';
import { evaluate } from '../src/command/evaluate.ts';
import { readProtocol } from '../src/command/protocol-file.ts';

const example = new URL('../../../examples/rossi/', import.meta.url);
const data = readFileSync(new URL('trial.csv', example));
const plan = readFileSync(new URL('protocol.yaml', example));
const dataSha256 = createHash('sha256').update(data).digest('hex');
const provenance = { version: '0.1.0', dataSha256 };

// Computed with R 4.2.2, survival 3.5-3; how is said in reference/README.md.
const expected = JSON.parse(readFileSync(new URL('reference/rossi.json', import.meta.url), 'utf8'));

/** What `primus evaluate` writes for the example, read back from the file. */
const folder = await mkdtemp(path.join(tmpdir(), 'primus-rossi-'));
const { resultsPath } = await evaluate({
  csvPath: fileURLToPath(new URL('trial.csv', example)),
  protocolPath: fileURLToPath(new URL('protocol.yaml', example)),
  outDir: path.join(folder, 'report'),
});
const found = JSON.parse(await readFile(resultsPath, 'utf8')) as Results;
await rm(folder, { recursive: true });

function near(value: number | null | undefined, reference: number) {
  expect(Math.abs((value ?? Number.NaN) - reference)).toBeLessThanOrEqual(1e-8 * Math.abs(reference));
}

function nearAll(values: readonly (number | null)[], reference: readonly number[]) {
  expect(values).toHaveLength(reference.length);
  reference.forEach((one, index) => {
    near(values[index], one);
  });
}

function numbers<Method extends Numbers['method']>(method: Method) {
  const one = found.analyses.find((result) => result.plan.method === method);
  if (one?.ok !== true || one.numbers.method !== method) throw new Error(`no ${method}`);
  return { ...one, numbers: one.numbers as Extract<Numbers, { method: Method }> };
}

describe('the Rossi trial against R', () => {
  // The plan shows week 0 too, where there is nothing to compare.
  const shownIn = (arm: ArmSurvival) => arm.shown.filter((point) => point.time > 0);
  const curve = (arm: ArmSurvival, reference: Record<string, number[]>) => {
    nearAll(
      shownIn(arm).map((point) => point.time),
      reference['week'] ?? [],
    );
    nearAll(
      shownIn(arm).map((point) => point.atRisk),
      reference['n_risk'] ?? [],
    );
    nearAll(
      shownIn(arm).map((point) => point.survival),
      reference['surv'] ?? [],
    );
    nearAll(
      shownIn(arm).map((point) => point.standardError),
      reference['se'] ?? [],
    );
  };

  it('Kaplan–Meier of both arms, with log and log-log limits', () => {
    const [aid, none] = found.survival;
    const log = (arm: ArmSurvival, side: 'lower' | 'upper') =>
      shownIn(arm).map((point) => point.logScale[side]);
    curve(aid, expected.km_fin_yes_log);
    nearAll(log(aid, 'lower'), expected.km_fin_yes_log.lo);
    nearAll(log(aid, 'upper'), expected.km_fin_yes_log.hi);
    curve(none, expected.km_fin_no_log);
    nearAll(log(none, 'lower'), expected.km_fin_no_log.lo);
    nearAll(log(none, 'upper'), expected.km_fin_no_log.hi);
    curve(aid, expected.km_fin_yes_loglog);
    nearAll(
      shownIn(aid).map((point) => point.lower),
      expected.km_fin_yes_loglog.lo,
    );
    nearAll(
      shownIn(aid).map((point) => point.upper),
      expected.km_fin_yes_loglog.hi,
    );
  });

  it('log-rank', () => {
    const { test, numbers: logRank } = numbers('log-rank');
    nearAll(logRank.observed.toReversed(), expected.logrank_fin.observed);
    nearAll(logRank.expected.toReversed(), expected.logrank_fin.expected);
    near(logRank.variance, expected.logrank_fin.variance);
    near(test?.chiSquared, expected.logrank_fin.chisq);
    near(test?.p, expected.logrank_fin.p);
  });

  it('Cox with Efron ties, adjusted for age and prior convictions', () => {
    const { model, armOnly, leftOut } = numbers('cox').numbers;
    const cox = expected.cox_efron;
    expect(model.coefficients.map((one) => one.name)).toEqual(['arm', 'age', 'prio']);
    expect([model.n, model.events, leftOut]).toEqual([cox.n, cox.events, 0]);
    nearAll(
      model.coefficients.map((one) => one.estimate),
      cox.coef,
    );
    nearAll(
      model.coefficients.map((one) => one.standardError),
      cox.se,
    );
    nearAll(model.covariance.flat(), cox.vcov.flat());
    near(model.logLikelihoodNull, cox.loglik_null);
    near(model.logLikelihood, cox.loglik);
    near(model.score.chiSquared, cox.score);
    near(model.wald.chiSquared, cox.wald);
    near(model.likelihoodRatio.chiSquared, cox.lr);
    // coxph(Surv(week, arrest) ~ fin), converged to 1e-14
    expect(armOnly).toMatchObject({ logLikelihood: expect.closeTo(-673.46210409213768, 8) });
  });

  it('Fisher’s exact test and the conditional odds ratio', () => {
    const { effect, test, numbers: fisher } = numbers('fisher');
    expect(fisher.table).toEqual({ first: { events: 48, n: 216 }, second: { events: 66, n: 216 } });
    near(test?.p, expected.fisher.p_two_sided);
    near(effect.estimate, expected.fisher.conditional_mle_or);
    nearAll([effect.lower, effect.upper], expected.fisher.ci);
  });

  it('mean arrest-free weeks within 40 weeks', () => {
    const { effect, numbers: rmst } = numbers('rmst');
    const reference = expected.rmst40;
    nearAll(
      rmst.arms.map((arm) => arm.mean),
      [reference.yes, reference.no],
    );
    nearAll(
      rmst.arms.map((arm) => arm.standardError),
      [reference.se_yes, reference.se_no],
    );
    near(effect.estimate, reference.difference);
    near(rmst.differenceStandardError, reference.se);
    nearAll([effect.lower, effect.upper], [reference.lo, reference.hi]);
  });

  it('risk difference and ratio of 48 and 66 of 216', () => {
    // Newcombe's limits are put together here from the Wilson limits, as in the paper.
    const z = 1.959963984540054;
    const wilson = (x: number, side: 1 | -1) => {
      const p = x / 216;
      const root = z * Math.sqrt((p * (1 - p)) / 216 + (z * z) / (4 * 216 * 216));
      return (p + (z * z) / 432 + side * root) / (1 + (z * z) / 216);
    };
    const [a, b] = [48 / 216, 66 / 216];
    const lower = a - b - Math.hypot(a - wilson(48, -1), wilson(66, 1) - b);
    const upper = a - b + Math.hypot(wilson(48, 1) - a, b - wilson(66, -1));
    const { effect } = numbers('risk-difference');
    near(effect.estimate, -18 / 216);
    near(effect.lower, lower);
    expect(effect.upper).toBeCloseTo(upper, 14);
    near(numbers('risk-ratio').effect.estimate, 48 / 66);
  });

  it('names the data by their hash and the plan by its own', () => {
    expect(found.data).toEqual({ sha256: dataSha256, rows: 432 });
    expect(found.protocol.writtenAfter?.en).toContain('decades after');
  });
});

describe('the example as it stands', () => {
  const locked = readProtocol(plan);
  const run = () => analyse(readCohort(data, locked.protocol), locked, provenance);

  it('gives the same bytes each time, whatever the order of the rows', () => {
    const lines = data.toString().trim().split('\n');
    const turned = Buffer.from(`${[lines[0], ...lines.slice(1).toReversed()].join('\n')}\n`);
    expect(resultsJson(run())).toBe(resultsJson(run()));
    const other = analyse(readCohort(turned, locked.protocol), locked, provenance);
    const flat = (value: unknown): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : [value];
    const [one, two] = [flat(run()), flat(other)];
    expect(two).toHaveLength(one.length);
    one.forEach((value, index) => {
      if (typeof value === 'number') near(two[index] as number, value);
      else expect(two[index]).toBe(value);
    });
  });

  it('is plain JSON, frozen at every level', () => {
    const results = run();
    expect(JSON.parse(resultsJson(results))).toEqual(results);
    expect(Object.isFrozen(results.survival[0].shown[0]?.logScale)).toBe(true);
    expect(deepFreeze(results)).toBe(results);
  });

  it('runs the analyses of the plan, the primary one first, and no others', () => {
    const role = (one: AnalysisResult) => `${one.role} ${one.id}`;
    expect(run().analyses.map(role)).toEqual([
      'primary log-rank',
      'secondary risk-difference',
      'secondary risk-ratio',
      'secondary fisher',
      'secondary cox',
      'secondary rmst',
    ]);
  });
});
