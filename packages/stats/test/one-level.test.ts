import { describe, expect, it } from 'vitest';
import * as stats from '../src/index.ts';

const rows = Array.from({ length: 24 }, (_, row) => row);
const time = rows.map((row) => 1 + ((row * 7) % 11));
const event = rows.map((row) => (row % 3 === 0 ? 0 : 1));
const x = rows.map((row) => (row * 5) % 9);
const covariates = { x, level: rows.map(() => 3) };
const y = rows.map((row) => (row * 7 + (row % 5)) % 2);
const count = rows.map((row) => (row * 3) % 7);
const survival = { time, event, covariates };
const id = rows.map((row) => row >> 1);
const recurrent = {
  id,
  entry: rows.map((row) => (row % 2) * 10),
  time: rows.map((row) => 10 * (1 + (row % 2)) - ((row * 3) % 5)),
  event,
  covariates,
};
const instrument = {
  y: count,
  covariates: { level: covariates.level },
  endogenous: { x },
  instruments: { z: y },
};

/** Every method that takes covariates. */
const calls: Readonly<Record<string, () => { readonly ok: boolean }>> = {
  coxRegression: () => stats.coxRegression(survival),
  exactCox: () => stats.exactCox(survival),
  firthCox: () => stats.firthCox(survival),
  frailtyCox: () => stats.frailtyCox({ ...survival, cluster: id }),
  resampledCox: () => stats.resampledCox(survival),
  fineGray: () => stats.fineGray({ time, cause: event.map((e, row) => e * (1 + (row % 2))), covariates }),
  aftRegression: () => stats.aftRegression(survival),
  andersenGill: () => stats.andersenGill(recurrent),
  prenticeWilliamsPeterson: () => stats.prenticeWilliamsPeterson(recurrent),
  weiLinWeissfeld: () => stats.weiLinWeissfeld({ ...recurrent, covariates: { level: covariates.level } }),
  linearRegression: () => stats.linearRegression({ y: count, covariates }),
  logisticRegression: () => stats.logisticRegression({ y, covariates }),
  poissonRegression: () => stats.poissonRegression({ y: count, covariates }),
  negativeBinomialRegression: () => stats.negativeBinomialRegression({ y: count, covariates }),
  logBinomialRegression: () => stats.logBinomialRegression({ y, covariates }),
  identityBinomialRegression: () => stats.identityBinomialRegression({ y, covariates }),
  probitRegression: () => stats.probitRegression({ y, covariates }),
  complementaryLogLogRegression: () => stats.complementaryLogLogRegression({ y, covariates }),
  firthLogistic: () => stats.firthLogistic({ y, covariates }),
  firthPoisson: () => stats.firthPoisson({ y: count, covariates }),
  separation: () => stats.separation({ y, covariates }),
  twoStageLeastSquares: () => stats.twoStageLeastSquares(instrument),
  marginalEffect: () => stats.marginalEffect({ y, treatment: id.map((i) => i % 2), covariates }),
};

describe('a covariate with one level', () => {
  it.each(Object.entries(calls))('is told by %s, by its name', (_, call) => {
    const result = call();
    expect(result).toMatchObject({ ok: false, detail: expect.stringContaining('level') });
    expect(result).toHaveProperty(
      'reason',
      expect.stringMatching(/^(?:singular-information|no-variation)$/u),
    );
  });
});
