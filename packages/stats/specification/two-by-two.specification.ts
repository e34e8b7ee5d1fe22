import {
  breslowDay,
  cochranArmitage,
  farringtonManning,
  fisherExact,
  mantelHaenszel,
  numberNeeded,
  oddsRatio,
  riskDifference,
  riskRatio,
  unconditionalExact,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

/** Rossi, Berk & Lenihan (1980): arrested within a year of release, with and without financial aid. */
const arrests = { treated: { events: 48, n: 216 }, control: { events: 66, n: 216 } };
/** Fisher (1935): of four cups with milk first and four with tea first, those said to have milk first. */
const tea = { treated: { events: 3, n: 4 }, control: { events: 1, n: 4 } };

export const twoByTwo: Family = {
  file: 'two-by-two',
  name: 'Two by two',
  about: 'Events in two arms: differences, ratios, exact tests, strata and trend.',
  specifications: [
    specify({
      title: 'Risk difference',
      source: 'Newcombe (1998), Statistics in Medicine 17:873–890, method 10.',
      about:
        'The risk in the treated arm less that in the control arm, with the interval made of two Wilson intervals.',
      input: arrests,
      call: ({ treated, control }) => riskDifference({ treated, control }),
      expected: { estimate: -0.08333333333333337, lower: -0.1650462539135103, upper: -0.0001510365350389509 },
      r: `wilson <- function(arm) prop.test(arm$events, arm$n, correct = FALSE)$conf.int
p1 <- treated$events / treated$n
p0 <- control$events / control$n
w1 <- wilson(treated)
w0 <- wilson(control)
c(p1 - p0,
  p1 - p0 - sqrt((p1 - w1[1])^2 + (w0[2] - p0)^2),
  p1 - p0 + sqrt((w1[2] - p1)^2 + (p0 - w0[1])^2))`,
    }),
    specify({
      title: 'Risk ratio',
      source: 'Katz, Baptista, Azen & Pike (1978), Biometrics 34:469–474.',
      about:
        'The risk in the treated arm over that in the control arm, with the interval symmetric on the log scale.',
      input: arrests,
      call: ({ treated, control }) => riskRatio({ treated, control }),
      expected: {
        estimate: 0.7272727272727272,
        standardError: 0.1634796293902981,
        lower: 0.5278897008892371,
        upper: 1.001962377640118,
      },
      r: `ratio <- (treated$events / treated$n) / (control$events / control$n)
se <- sqrt(1 / treated$events - 1 / treated$n + 1 / control$events - 1 / control$n)
c(ratio, se, ratio * exp(c(-1, 1) * qnorm(0.975) * se))`,
    }),
    specify({
      title: 'Odds ratio, conditional',
      source: 'Fisher (1935), The Design of Experiments; Cornfield (1956).',
      about:
        'The odds ratio that makes the observed table likeliest given its margins, with the exact interval.',
      input: tea,
      call: ({ treated, control }) => oddsRatio({ treated, control }),
      expected: { estimate: 6.408319658199678, lower: 0.2117355954465786, upper: 626.2435305888139 },
      r: `weights <- choose(4, 0:4) * choose(4, 4:0)
share <- function(psi, cells) sum((weights * psi^(0:4))[cells + 1]) / sum(weights * psi^(0:4))
mean <- function(psi) sum((0:4) * weights * psi^(0:4)) / sum(weights * psi^(0:4))
solve <- function(f) exp(uniroot(function(b) f(exp(b)), c(-10, 10), tol = 1e-15)$root)
c(solve(function(psi) mean(psi) - 3),
  solve(function(psi) share(psi, 3:4) - 0.025),
  solve(function(psi) share(psi, 0:3) - 0.025))`,
    }),
    specify({
      title: 'Number needed to treat',
      source: 'Altman (1998), BMJ 317:1309–1312; Newcombe (1998).',
      about:
        'How many must be treated for one event fewer; the limits are those of the risk difference turned over.',
      input: arrests,
      call: ({ treated, control }) => numberNeeded({ treated, control }),
      expected: {
        direction: 'prevent',
        'interval.kind': 'prevent',
        estimate: 12,
        'interval.from': 6.05890758674252,
        'interval.to': 6620.91460018008,
      },
      units: { estimate: 'people', 'interval.from': 'people', 'interval.to': 'people' },
      r: `wilson <- function(arm) prop.test(arm$events, arm$n, correct = FALSE)$conf.int
p1 <- treated$events / treated$n
p0 <- control$events / control$n
w1 <- wilson(treated)
w0 <- wilson(control)
-1 / c(p1 - p0,
       p1 - p0 - sqrt((p1 - w1[1])^2 + (w0[2] - p0)^2),
       p1 - p0 + sqrt((w1[2] - p1)^2 + (p0 - w0[1])^2))`,
    }),
    specify({
      title: "Fisher's exact test",
      source: 'Fisher (1935), The Design of Experiments, chapter 2.',
      about: 'The lady tasting tea: how likely a table at least as far from chance is, given its margins.',
      input: tea,
      call: ({ treated, control }) => ({
        both: fisherExact({ treated, control }),
        greater: fisherExact({ treated, control }, { alternative: 'greater' }),
      }),
      expected: { 'both.p': 34 / 70, 'greater.p': 17 / 70, 'greater.midP': 9 / 70 },
      byHand:
        'of 70 ways, 1, 16, 36, 16 and 1 give 0, 1, 2, 3 and 4 right. Three or more: 17/70. With three counted half: (1 + 16/2)/70. No likelier than three: (1 + 16 + 16 + 1)/70.',
    }),
    specify({
      title: "Barnard's unconditional test",
      source: 'Barnard (1947), Biometrika 34:123–138.',
      about: 'The largest chance, over all common risks, of a table at least as extreme.',
      input: { treated: { events: 2, n: 2 }, control: { events: 0, n: 2 } },
      call: ({ treated, control }) => unconditionalExact({ treated, control }),
      expected: { p: 1 / 8 },
      byHand:
        'only 2 of 2 against 0 of 2 and its mirror image are so extreme: 2 · r² (1 − r)², largest at r = ½: 2/16.',
    }),
    specify({
      title: 'Non-inferiority by the score test',
      source: 'Farrington & Manning (1990), Statistics in Medicine 9:1447–1454.',
      about:
        'Whether the risk of harm is less than 10 percentage points higher; the variance holds under the hypothesis.',
      input: { treated: { events: 20, n: 100 }, control: { events: 22, n: 100 } },
      call: ({ treated, control }) =>
        farringtonManning({ treated, control }, { difference: 0.1, alternative: 'less' }),
      expected: {
        'constrained.control': 0.1699391143380697,
        'constrained.treated': 0.2699391143380697,
        z: -2.063660432980602,
        p: 0.01952496167174017,
      },
      r: `score <- function(r) 20 / (r + 0.1) - 80 / (0.9 - r) + 22 / r - 78 / (1 - r)
r0 <- uniroot(score, c(0.05, 0.5), tol = 1e-16)$root
r1 <- r0 + 0.1
z <- (0.20 - 0.22 - 0.1) / sqrt(r1 * (1 - r1) / 100 + r0 * (1 - r0) / 100)
c(r0, r1, z, pnorm(z))`,
    }),
    specify({
      title: 'Mantel–Haenszel over two strata',
      source: 'Mantel & Haenszel (1959), JNCI 22:719–748; Robins, Breslow & Greenland (1986).',
      about: 'One odds ratio for tables of several strata, and the test that there is no effect in any.',
      input: {
        youngTreated: { events: 8, n: 20 },
        youngControl: { events: 12, n: 20 },
        oldTreated: { events: 3, n: 30 },
        oldControl: { events: 6, n: 25 },
      },
      call: ({ youngTreated, youngControl, oldTreated, oldControl }) =>
        mantelHaenszel([
          { treated: youngTreated, control: youngControl },
          { treated: oldTreated, control: oldControl },
        ]),
      expected: {
        estimate: 0.4027777777777778,
        lower: 0.1531539381784294,
        upper: 1.059260638029443,
        'test.chiSquared': 3.422448979591837,
        'test.p': 0.0643155370722565,
      },
      r: `tables <- array(c(8, 12, 12, 8, 3, 6, 27, 19), c(2, 2, 2))
with(mantelhaen.test(tables, correct = FALSE), c(estimate, conf.int, statistic, p.value))`,
    }),
    specify({
      title: 'Breslow–Day',
      source: 'Breslow & Day (1980), with the correction of Tarone (1985), Biometrika 72:91–95.',
      about: 'Whether the odds ratio is the same in all strata.',
      input: {
        firstTreated: { events: 3, n: 4 },
        firstControl: { events: 1, n: 4 },
        secondTreated: { events: 1, n: 4 },
        secondControl: { events: 3, n: 4 },
      },
      call: ({ firstTreated, firstControl, secondTreated, secondControl }) =>
        breslowDay([
          { treated: firstTreated, control: firstControl },
          { treated: secondTreated, control: secondControl },
        ]),
      expected: { chiSquared: 4, df: 1, p: 0.045500263896358396 },
      byHand:
        'the common odds ratio of 9 and 1/9 is 1, so 2 events are expected in each arm, with variance 1/(4 · ½) = ½. (1² + 1²)/½ = 4; the deviations cancel, so nothing is subtracted. P(χ² > 4) = 2 Φ(−2).',
    }),
    specify({
      title: 'Trend over ordered groups',
      source: 'Cochran (1954), Biometrics 10:417–451; Armitage (1955), Biometrics 11:375–386.',
      about: 'Whether the risk rises or falls with the score of the group.',
      input: { events: [1, 1, 2], n: [2, 2, 2] },
      call: ({ events, n }) => cochranArmitage({ events, n }),
      expected: { z: 1 / Math.sqrt(8 / 9), chiSquared: 9 / 8, 'departure.chiSquared': 3 / 8 },
      byHand:
        'the risk is 2/3; Σ (events − 2 · 2/3)(score − 1) = 1, with variance 2/3 · 1/3 · 4 = 8/9. All differences: (1/9 + 1/9 + 4/9)/(4/9) = 3/2, of which 9/8 is trend.',
    }),
    specify({
      title: 'Wrong input',
      source: 'README of the package.',
      about: 'What cannot be a table throws a `StatsInputError` that names the argument; nothing is guessed.',
      input: { treated: { events: 3, n: 2 }, control: { events: 0, n: 3 } },
      call: ({ treated, control }) => {
        try {
          return riskDifference({ treated, control });
        } catch (error) {
          return error;
        }
      },
      expected: { name: 'StatsInputError', argument: 'treated.events' },
      byHand: 'three events among two people cannot be.',
    }),
  ],
};
