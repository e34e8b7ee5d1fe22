import {
  designEffect,
  eventProbability,
  powerOfClusters,
  powerOfCox,
  powerOfLogRank,
  powerOfMeans,
  powerOfNonInferiority,
  powerOfPartialClusters,
  powerOfProportions,
  powerOfRestrictedMean,
  simulatedPower,
  sizeForPower,
  smallestDetectable,
  stream,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const design: Family = {
  file: 'design',
  name: 'Design and power',
  about: 'How many people or events a trial needs, and what it can see with those it has.',
  specifications: [
    specify({
      title: 'Two risks, and how many people',
      source: 'Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, chapter 4.',
      about:
        '50 in each arm; then how many for a power of 80 percent, and the smallest second risk that they can see.',
      input: { n: 50, first: 0.5, second: 0.71 },
      units: { n: 'per arm', size: 'per arm' },
      call: ({ n, first, second }) => ({
        power: powerOfProportions({ n, first, second }),
        size: sizeForPower((each) => powerOfProportions({ n: each, first, second }), { target: 0.8 }),
        risk: smallestDetectable((risk) => powerOfProportions({ n, first, second: risk }), {
          target: 0.8,
          from: 0.5,
          to: 0.99,
        }),
      }),
      expected: { power: 0.576307228094975, size: 83.8763243910983, risk: 0.7668300498289293 },
      r: `at <- function(n, p2) power.prop.test(n, first, p2, strict = TRUE)$power
c(at(n, second),
  uniroot(function(size) at(size, second) - 0.8, c(20, 200), tol = 1e-13)$root,
  uniroot(function(risk) at(n, risk) - 0.8, c(0.6, 0.99), tol = 1e-15)$root)`,
    }),
    specify({
      title: 'Log-rank and Cox by events',
      source:
        'Schoenfeld (1981), Biometrika 68:316–319; Hsieh & Lavori (2000), Controlled Clinical Trials 21:552–560.',
      about: 'Only events count; equal arms make a standard deviation of ½.',
      input: { events: 66, hazardRatio: 0.5 },
      call: ({ events, hazardRatio }) => ({
        logRank: powerOfLogRank({ events, hazardRatio }),
        cox: powerOfCox({ events, hazardRatio, sd: 0.5 }),
      }),
      expected: { logRank: 0.8038950055523034, cox: 0.8038950055523034 },
      r: `shift <- -log(hazardRatio) * sqrt(events) / 2
z <- qnorm(0.975)
rep(pnorm(shift - z) + pnorm(-shift - z), 2)`,
    }),
    specify({
      title: 'From people to events',
      source: 'Lachin & Foulkes (1986), Biometrics 42:507–519.',
      about: 'The chance of an event during ten months at a hazard of 0.1 a month.',
      input: { hazard: 0.1, followUp: 10 },
      units: { hazard: 'per month', followUp: 'months' },
      call: ({ hazard, followUp }) => ({
        probability: eventProbability({ hazard, accrual: 0, followUp }),
      }),
      expected: { probability: 1 - Math.exp(-1) },
      byHand: '1 − e^(−0.1 · 10).',
    }),
    specify({
      title: 'Means and clusters',
      source:
        'Donner & Klar (2000), Design and Analysis of Cluster Randomization Trials; Roberts & Roberts (2005).',
      about:
        'Two means; the same in clusters of which each counts as one person; and with clusters in one arm only.',
      input: { n: 20, difference: 0.7, sd: 1.1 },
      units: { n: 'per arm' },
      call: ({ n, difference, sd }) => ({
        means: powerOfMeans({ n, difference, sd }),
        effect: designEffect({ size: 21, icc: 0.05 }),
        clusters: powerOfClusters({ clusters: n, difference, sd, size: 5, icc: 1 }),
        oneArm: powerOfPartialClusters({ clusters: n, controls: n, difference, sd, size: 5, icc: 1 }),
      }),
      expected: {
        means: 0.5006135822800917,
        effect: 2,
        clusters: 0.5006135822800917,
        oneArm: 0.5006135822800917,
      },
      byHand:
        '1 + 20 · 0.05 = 2; with a correlation of 1 a cluster counts as one person, so all three powers are one.',
      r: `tail <- function(df) {
  shift <- difference / sd * sqrt(n / 2)
  critical <- qt(0.975, df)
  # t is a normal over the root of a chi-squared over its degrees of freedom
  integrate(function(v) dchisq(v, df) * (pnorm(critical * sqrt(v / df) - shift, lower = FALSE) +
            pnorm(-critical * sqrt(v / df) - shift)), 0, Inf, rel.tol = 1e-13, subdivisions = 2000)$value
}
rep(tail(38), 3)`,
    }),
    specify({
      title: 'Non-inferiority',
      source: 'Farrington & Manning (1990), Statistics in Medicine 9:1447–1454.',
      about: 'If the risk in truth is worse by the margin, the test should pass as seldom as its level says.',
      input: { n: 50, control: 0.3, treated: 0.4, margin: 0.1 },
      units: { n: 'per arm' },
      call: ({ n, control, treated, margin }) => ({
        power: powerOfNonInferiority({ n, control, treated, margin }),
      }),
      expected: { power: 0.025 },
      byHand: 'the variance under the hypothesis is the true one there.',
    }),
    specify({
      title: 'By simulation',
      source: 'Morris, White & Crowther (2019), Statistics in Medicine 38:2074–2102.',
      about: 'A trial is any function that says whether it rejects; this one looks at one normal value.',
      input: { effect: 100, trials: 50 },
      call: ({ effect, trials }) => ({
        sure: simulatedPower((random) => effect + random.normal() > 1.96, { random: stream('sure'), trials }),
        time: powerOfRestrictedMean(
          { n: 20, first: 100, second: 0.001, tau: 1, followUp: 1 },
          { random: stream('time'), trials },
        ),
      }),
      expected: { 'sure.rejected': 50, 'sure.estimate': 1, 'time.rejected': 50 },
      byHand: 'an effect of 100 standard errors is always seen, as are events at once against hardly any.',
    }),
  ],
};
