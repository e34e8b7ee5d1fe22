import {
  type BaselineOptions,
  type ConcordanceData,
  type ConcordanceOptions,
  type CoxData,
  type CoxOptions,
  concordance,
  coxRegression,
  coxResiduals,
  coxSurvival,
  proportionalityTest,
  type TimeScale,
} from '../../src/index.ts';
import { type Cases, type Compute, data, derive, dummies, must, pick, take, type Values } from '../corpus.ts';
import {
  colon,
  flchain,
  gbsg,
  gbsgFive,
  heart,
  heartFour,
  kidney,
  lung,
  lungFour,
  pbcLogs,
  rotterdam,
  rotterdamDeath,
  times,
} from './cox-data.ts';

const breslow: CoxOptions = { ties: 'breslow' };
const lungTimes = times(lung, 'time', 'status');
const everyThird = derive(lung, (row) => 1 + (row['inst']! % 3));
const lungStrata: CoxData = {
  ...lungTimes,
  covariates: pick(lung, 'age', 'wt.loss'),
  stratum: lung['sex']!,
  weight: everyThird,
};
const lungAll: CoxData = { ...lungStrata, offset: derive(lung, (row) => row['ph.ecog']! / 3) };
const kidneyAll: CoxData = {
  ...times(kidney, 'time', 'status'),
  covariates: { ...pick(kidney, 'age', 'sex'), ...dummies('disease', [...kidney['disease']!]) },
  cluster: kidney['id']!,
};

export const residuals =
  (input: CoxData, options: CoxOptions = {}): Compute =>
  (given) => {
    const result = must(coxResiduals(input, must(coxRegression(input, options))));
    const { rows, events } = given;
    const columns = (of: Readonly<Record<string, Float64Array>>, at: Values[string] | undefined) =>
      Object.values(of).map((column) => take(column, at));
    return {
      rows,
      events,
      martingale: take(result.martingale, rows),
      deviance: take(result.deviance, rows),
      score: columns(result.score, rows),
      dfbeta: columns(result.dfbeta, rows),
      dfbetas: columns(result.dfbetas, rows),
      schoenfeld: columns(result.schoenfeld.residual, events),
      scaled: columns(result.schoenfeld.scaled, events),
    };
  };

export const zph =
  (input: CoxData, scale: TimeScale, options: CoxOptions = {}): Compute =>
  () => {
    const test = must(proportionalityTest(input, must(coxRegression(input, options)), { scale }));
    const all = [...test.terms, test.global];
    return { chiSquared: all.map((one) => one.chiSquared), p: all.map((one) => one.p) };
  };

export const curve =
  (input: CoxData, wanted: BaselineOptions, options: CoxOptions = {}): Compute =>
  (given) =>
    must(coxSurvival(input, must(coxRegression(input, options)), wanted)).curves.map((one, s) => {
      const { rows } = (given as unknown as readonly Values[])[s]!;
      const of = (column: Float64Array) => take(column, rows);
      return {
        rows,
        time: of(one.time),
        cumulativeHazard: of(one.cumulativeHazard),
        standardError: of(one.standardError),
        survival: of(one.survival),
        lower: of(one.lower),
        upper: of(one.upper),
      };
    });

/** R lists the hazard at censoring times too: the step before. */
const hazard =
  (input: CoxData, options: CoxOptions = {}): Compute =>
  (given) => {
    const at = Object.fromEntries(Object.keys(input.covariates).map((name) => [name, 0]));
    const [one] = must(coxSurvival(input, must(coxRegression(input, options)), { at })).curves;
    const upTo = (time: number): number => one!.time.findLastIndex((t) => t <= time);
    return {
      time: given['time'],
      hazard: (given['time'] as readonly number[]).map((time) => one!.cumulativeHazard[upTo(time)] ?? 0),
    };
  };

export const pairs =
  (input: ConcordanceData, options: ConcordanceOptions = {}): Compute =>
  () => {
    const result = must(concordance(input, options));
    return {
      estimate: result.estimate,
      standardError: result.standardError,
      counts: [result.concordant, result.discordant, result.tiedScore],
    };
  };

const negative = (column: ArrayLike<number>): number[] => Array.from(column, (value) => -value);
const lungAge = { ...lungTimes, score: lung['age']! };
const lungStatus = { ...lungTimes, score: lung['ph.ecog']! };
const flchainAge: ConcordanceData = {
  time: derive(flchain, (row) => row['futime']! / 365.25),
  event: flchain['death']!,
  score: flchain['age']!,
};
const beats = times(heart, 'stop', 'event', 'start');
const scales = ['km', 'log', 'rank', 'identity'] as const;
const kinds = ['n', 'S', 'S/G', 'n/G2', 'I'] as const;

function ofFit(): unknown {
  const fit = must(coxRegression(gbsgFive));
  const columns = Object.values(gbsgFive.covariates);
  const score = derive(gbsg, (_, row) =>
    columns.reduce((sum, column, j) => sum + column[row]! * fit.coefficients[j]!.estimate, 0),
  );
  return pairs({ ...times(gbsg, 'rfstime', 'status'), score })({});
}

export const cases: Cases = {
  'residuals-lung-efron': residuals(lungFour),
  'residuals-lung-breslow': residuals(lungFour, breslow),
  'residuals-lung-weights-strata-offset': residuals(lungAll),
  'residuals-heart': residuals(heartFour),
  'residuals-kidney-cluster': residuals(kidneyAll),
  'residuals-gbsg': residuals(gbsgFive),
  'residuals-rotterdam': residuals(rotterdamDeath),
  ...Object.fromEntries(
    scales.flatMap((scale) => [
      [`zph-lung-${scale}`, zph(lungFour, scale)],
      [`zph-rotterdam-${scale}`, zph(rotterdamDeath, scale)],
      [`zph-pbc-${scale}`, zph(pbcLogs, scale)],
    ]),
  ),
  'zph-lung-breslow': zph(lungFour, 'km', breslow),
  'zph-lung-weights-strata': zph(lungAll, 'km'),
  'zph-lung-weights-strata-rank': zph(lungAll, 'rank'),
  'zph-heart': zph(heartFour, 'identity'),
  'zph-kidney': zph(kidneyAll, 'log'),
  'zph-gbsg': zph(gbsgFive, 'km'),
  'curve-lung': curve(lungFour, { at: { age: 60, sex: 2, 'ph.ecog': 1, 'wt.loss': 10 } }),
  'curve-lung-breslow': curve(lungFour, { at: { age: 75, sex: 1, 'ph.ecog': 2, 'wt.loss': 0 } }, breslow),
  'curve-lung-strata-weights': curve(lungStrata, { at: { age: 60, 'wt.loss': 5 } }),
  'curve-heart': curve(heartFour, { at: { age: 3, year: 2, surgery: 0, transplant: 1 } }),
  'curve-rotterdam': curve(
    { ...times(rotterdam, 'dtime', 'death'), covariates: pick(rotterdam, 'age', 'nodes', 'hormon') },
    { at: { age: 50, nodes: 3, hormon: 1 } },
  ),
  'curve-at-means': curve(
    { ...times(gbsg, 'rfstime', 'status'), covariates: pick(gbsg, 'age', 'nodes') },
    {},
  ),
  'basehaz-uncentred': hazard(lungFour),
  'basehaz-breslow-uncentred': hazard(lungFour, breslow),
  ...Object.fromEntries(
    kinds.flatMap((weights) => [
      [`concordance-lung-${weights}`, pairs(lungAge, { weights })],
      [`concordance-flchain-${weights}`, pairs(flchainAge, { weights })],
    ]),
  ),
  'concordance-weights': pairs({ ...lungStatus, weight: everyThird }),
  'concordance-weights-S': pairs({ ...lungStatus, weight: everyThird }, { weights: 'S' }),
  'concordance-strata': pairs({ ...lungAge, stratum: lung['sex']! }),
  'concordance-many-strata': pairs({
    ...times(data('rats'), 'time', 'status'),
    score: data('rats')['rx']!,
    stratum: data('rats')['litter']!,
  }),
  'concordance-entry': pairs({ ...beats, score: heart['age']! }),
  'concordance-entry-I': pairs({ ...beats, score: heart['year']! }, { weights: 'I' }),
  'concordance-cluster': pairs({
    ...times(colon, 'time', 'status'),
    score: colon['nodes']!,
    cluster: colon['id']!,
  }),
  'concordance-horizon': pairs(
    { ...times(data('veteran'), 'time', 'status'), score: negative(data('veteran')['karno']!) },
    { horizon: 200 },
  ),
  'concordance-of-fit': ofFit,
};
