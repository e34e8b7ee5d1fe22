import {
  type CoxData,
  coxRegression,
  coxSurvival,
  exactCox,
  firthCox,
  frailtyCox,
  proportionalityTest,
  type Random,
  timeVaryingCox,
} from '../../../src/index.ts';
import { arms, between, each, followed, gammaOfMeanOne } from '../draws.ts';
import { type Band, coverage, covers, rejection, rejects, type Scenario } from '../scenario.ts';
import { countedAlike, countedRows, FURTHER, type Further, hazardRows, roundedUp } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });
const first = <T>({ coefficients }: { readonly coefficients: readonly T[] }): T | undefined =>
  coefficients[0];
const people = '120 people in two arms, hazard ratio 0.6, censored evenly from 0.5 to 3';
const whole = `${people}, times rounded up to tenths, alike rows as one with their number as weight`;
const of = (further: Further) => `${people}, ${FURTHER[further]}`;
const COLUMNS = ['entry', 'offset', 'stratum', 'weight', 'cluster'] as const;

const cox: readonly Scenario[] = [
  ...(['offset', 'weight'] as const).map((further) =>
    coverage({
      name: `Cox, ${further}`,
      of: ['coxRegression'],
      call: `coxRegression({ time, event, covariates, ${further} })`,
      truth: of(further),
      band: within(0.015),
      repetitions: 5000,
      run: (random) => covers(coxRegression(hazardRows(random, 120, further)), 0.6, first),
    }),
  ),
  coverage({
    name: 'Cox, whole weights, model errors',
    of: ['coxRegression'],
    call: "coxRegression({ time, event, covariates, weight }, { errors: 'model' })",
    truth: whole,
    band: within(0.015),
    repetitions: 5000,
    run: (random) => covers(coxRegression(countedRows(random, 120), { errors: 'model' }), 0.6, first),
  }),
  ...(['stratum', 'offset'] as const).map((further) =>
    coverage({
      name: `Cox, exact ties, ${further}`,
      of: ['exactCox'],
      call: `exactCox({ time, event, covariates, ${further} })`,
      truth: `100 people in five periods, odds of the event in a period 0.5 times those of the other arm, ${further === 'stratum' ? 'twice as high in one of two strata' : 'with a normal offset of their logarithm'}`,
      band: within(0.015),
      repetitions: 5000,
      run: (random) => covers(exactCox(periods(random, 100, further)), 0.5, first),
    }),
  ),
  ...(['entry', 'offset', 'stratum'] as const).map((further) =>
    coverage({
      name: `Cox, Firth, ${further}`,
      of: ['firthCox'],
      call: `firthCox({ time, event, covariates, ${further} })`,
      truth: of(further).replace('120', '60'),
      band: within(0.02),
      repetitions: 2000,
      run: (random) => covers(firthCox(hazardRows(random, 60, further)), 0.6, first),
    }),
  ),
  ...(['efron', 'breslow'] as const).map((ties) =>
    coverage({
      name: `Cox, Firth, whole weights, ${ties}`,
      of: ['firthCox'],
      call: `firthCox({ time, event, covariates, weight }, { ties: '${ties}' })`,
      truth: whole.replace('120', '60'),
      band: within(0.02),
      repetitions: 2000,
      run: (random) => covers(firthCox(countedRows(random, 60), { ties }), 0.6, first),
    }),
  ),
];

/** Discrete times: the odds of the event in each of five periods, with two strata or an offset. */
function periods(random: Random, n: number, further: 'stratum' | 'offset'): CoxData {
  const arm = arms(n);
  const time = new Float64Array(n).fill(5);
  const event = new Float64Array(n);
  const stratum = each(n, (row) => (row >> 1) & 1);
  const offset = each(n, () => 0.5 * random.normal());
  for (let row = 0; row < n; row++) {
    const own = further === 'stratum' ? 1 + stratum[row]! : Math.exp(offset[row]!);
    const odds = 0.2 * own * 0.5 ** arm[row]!;
    for (let period = 1; period <= 5 && event[row] === 0; period++) {
      if (random.uniform() < odds / (1 + odds)) {
        event[row] = 1;
        time[row] = period;
      }
    }
  }
  return { time, event, covariates: { arm }, ...(further === 'stratum' ? { stratum } : { offset }) };
}

/** The effect of the arm, and that it is no other after 0.5. */
const changes = (data: CoxData) => {
  const arm = Object.values(data.covariates)[0]!;
  return { ...data, effects: { later: (row: number, time: number) => (time > 0.5 ? arm[row]! : 0) } };
};
const effects = 'effects: { later: (row, time) => (time > 0.5 ? arm[row] : 0) }';
const steady = <T>({ coefficients }: { readonly coefficients: readonly T[] }): T | undefined =>
  coefficients[1];

const changing: readonly Scenario[] = [
  ...COLUMNS.map((further) =>
    coverage({
      name: `Cox, effect that may change, ${further}`,
      of: ['timeVaryingCox'],
      call: `timeVaryingCox({ time, event, covariates, ${further}, ${effects} })`,
      truth: `${of(further)}: the ratio of hazard ratios is 1`,
      band: within(0.02),
      repetitions: 1000,
      run: (random) => covers(timeVaryingCox(changes(hazardRows(random, 120, further))), 1, steady),
    }),
  ),
  ...(['model', 'robust'] as const).map((errors) =>
    coverage({
      name: `Cox, effect that may change, ${errors} errors`,
      of: ['timeVaryingCox'],
      call: `timeVaryingCox({ time, event, covariates, ${effects} }, { errors: '${errors}' })`,
      truth: `${people}: the ratio of hazard ratios is 1`,
      band: within(0.02),
      repetitions: 1000,
      run: (random) => covers(timeVaryingCox(changes(hazardRows(random, 120)), { errors }), 1, steady),
    }),
  ),
  ...(['efron', 'breslow'] as const).map((ties) =>
    coverage({
      name: `Cox, effect that may change, tied times, ${ties}`,
      of: ['timeVaryingCox'],
      call: `timeVaryingCox({ time, event, covariates, weight, ${effects} }, { ties: '${ties}' })`,
      truth: `${whole}: the ratio of hazard ratios is 1`,
      band: within(0.02),
      repetitions: 1000,
      run: (random) => covers(timeVaryingCox(changes(countedRows(random, 120)), { ties }), 1, steady),
    }),
  ),
  ...COLUMNS.map((further) =>
    rejection({
      name: `proportional hazards, ${further}`,
      of: ['proportionalityTest'],
      call: `proportionalityTest(data, coxRegression(data)).global, with ${further}`,
      truth:
        further === 'cluster' ? `${people}, in clusters of four` : further === 'weight' ? whole : of(further),
      band: within(0.02),
      repetitions: 2000,
      // Where the first event happens to the only one at risk, Kaplan and Meier's scale stands still.
      mayLack: further === 'entry' ? 0.005 : 0,
      run: (random) => {
        // The test is of the model's information, whatever the errors: weights are counts, and clusters do not matter.
        const data =
          further === 'weight'
            ? countedRows(random, 120)
            : further === 'cluster'
              ? { ...hazardRows(random, 120), cluster: each(120, (row) => row >> 2) }
              : hazardRows(random, 120, further);
        const fit = coxRegression(data);
        return fit.ok ? rejects(proportionalityTest(data, fit), ({ global }) => global.p) : undefined;
      },
    }),
  ),
];

/** Whether the curve of the second arm holds its survival at 1; of the first stratum, where there are two. */
function holdsAtOne(
  random: Random,
  further: Further | undefined,
  interval?: 'log' | 'log-log' | 'plain' | 'arcsin' | 'logit',
) {
  const data = hazardRows(random, 150, further);
  const fit = coxRegression(data);
  if (!fit.ok) return undefined;
  const person = {
    at: { arm: 1 },
    ...(interval && { interval }),
    ...(further === 'offset' && { offset: 0.3 }),
  };
  const hazard = 0.6 * (further === 'stratum' ? 0.5 : 1) * (further === 'offset' ? Math.exp(0.3) : 1);
  return covers(coxSurvival(data, fit, person), Math.exp(-hazard), ({ curves }) => {
    const curve = curves[0]!;
    const at = curve.time.findLastIndex((t) => t <= 1);
    return { lower: curve.lower[at]!, upper: curve.upper[at]! };
  });
}

const curves: readonly Scenario[] = [
  ...(['log', 'log-log', 'plain', 'arcsin', 'logit'] as const).map((interval) =>
    coverage({
      name: `Cox, survival of a person, ${interval}`,
      of: ['coxSurvival'],
      call: `coxSurvival(data, coxRegression(data), { at: { arm: 1 }, interval: '${interval}' })`,
      truth: `${people.replace('120', '150')}; survival at 1`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) => holdsAtOne(random, undefined, interval),
    }),
  ),
  ...COLUMNS.map((further) =>
    coverage({
      name: `Cox, survival of a person, ${further}`,
      of: ['coxSurvival'],
      call: `coxSurvival(data, coxRegression(data), { at: { arm: 1 }${further === 'offset' ? ', offset: 0.3' : ''} }), with ${further}`,
      truth: `${of(further).replace('120', '150')}; survival at 1`,
      band:
        further === 'cluster'
          ? {
              from: 0.89,
              to: 0.93,
              why: 'the error of the coefficients is by cluster, that of the baseline hazard takes rows as independent',
            }
          : within(0.02),
      repetitions: 3000,
      run: (random) => holdsAtOne(random, further),
    }),
  ),
];

/** Clusters of four of one arm each, hazard ratio 0.6 given a gamma frailty of variance 0.5, and the further column. */
function frail(
  random: Random,
  further?: 'entry' | 'offset' | 'stratum' | 'weight',
): CoxData & { cluster: Float64Array } {
  const cluster = each(200, (row) => row >> 2);
  const frailty = each(50, () => gammaOfMeanOne(random, 2));
  const arm = cluster.map((code) => code % 2);
  const stratum = cluster.map((code) => (code >> 1) & 1);
  const offset = each(200, () => 0.5 * random.normal());
  const hazard = (row: number) =>
    frailty[cluster[row]!]! *
    0.6 ** arm[row]! *
    (further === 'stratum' ? 0.5 + stratum[row]! : 1) *
    (further === 'offset' ? Math.exp(offset[row]!) : 1);
  const { time, event } = followed(random, 200, hazard, between(0.5, 3));
  const rows = { time, event, covariates: { arm }, cluster };
  if (further === 'entry') {
    // A row of each person before 0.3 and one after: what was seen is the same.
    const late = [...time.keys()].filter((row) => time[row]! > 0.3);
    const and = (early: Float64Array, column: Float64Array) =>
      Float64Array.from([...early, ...late.map((row) => column[row]!)]);
    return {
      entry: Float64Array.from([...time.map(() => 0), ...late.map(() => 0.3)]),
      time: and(
        time.map((t) => Math.min(t, 0.3)),
        time,
      ),
      event: and(
        event.map((e, row) => (time[row]! > 0.3 ? 0 : e)),
        event,
      ),
      covariates: { arm: and(arm, arm) },
      cluster: and(cluster, cluster),
    };
  }
  if (further === 'weight') {
    const { arm: treated, ...rest } = countedAlike({ time: roundedUp(time, 0.2), event, arm, cluster });
    return { ...rest, covariates: { arm: treated } };
  }
  return {
    ...rows,
    ...(further === 'stratum' && { stratum }),
    ...(further === 'offset' && { offset }),
  };
}
const groups =
  '50 clusters of 4 of one arm each, gamma frailty with variance 0.5, hazard ratio 0.6 given the frailty';

const frailties: readonly Scenario[] = [
  ...(['entry', 'offset', 'stratum', 'weight'] as const).map((further) =>
    coverage({
      name: `Cox, shared frailty, ${further}`,
      of: ['frailtyCox'],
      call: `frailtyCox({ time, event, covariates, cluster, ${further} })`,
      truth: `${groups}, ${further === 'entry' ? 'rows cut at 0.3' : further === 'weight' ? 'times rounded up to fifths, alike rows of a cluster as one with their number as weight' : FURTHER[further]}`,
      band: within(0.03),
      repetitions: 300,
      run: (random) => covers(frailtyCox(frail(random, further)), 0.6, first),
    }),
  ),
  ...(['efron', 'breslow'] as const).map((ties) =>
    coverage({
      name: `Cox, shared frailty, tied times, ${ties}`,
      of: ['frailtyCox'],
      call: `frailtyCox({ time, event, covariates, cluster }, { ties: '${ties}' })`,
      truth: `${groups}, times rounded up to twentieths`,
      band: within(0.03),
      repetitions: 300,
      run: (random) => {
        const data = frail(random);
        return covers(
          frailtyCox({ ...data, time: roundedUp(Float64Array.from(data.time), 0.05) }, { ties }),
          0.6,
          first,
        );
      },
    }),
  ),
  ...(['sparse', 'full'] as const).map((information) =>
    coverage({
      name: `Cox, shared frailty, ${information} information`,
      of: ['frailtyCox'],
      call: `frailtyCox({ time, event, covariates, cluster }, { information: '${information}' })`,
      truth: groups,
      band: within(0.03),
      repetitions: 300,
      run: (random) => covers(frailtyCox(frail(random), { information }), 0.6, first),
    }),
  ),
  coverage({
    name: 'Cox, shared frailty of known variance',
    of: ['frailtyCox'],
    call: 'frailtyCox({ time, event, covariates, cluster }, { theta: 0.5 })',
    truth: groups,
    band: within(0.03),
    repetitions: 1000,
    run: (random) => covers(frailtyCox(frail(random), { theta: 0.5 }), 0.6, first),
  }),
];

export const coxChoices: readonly Scenario[] = [...cox, ...changing, ...curves, ...frailties];
