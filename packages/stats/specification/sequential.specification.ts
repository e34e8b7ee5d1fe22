import {
  alphaSpent,
  conditionalPower,
  crossingProbabilities,
  driftForPower,
  futilityDesign,
  haybittlePeto,
  inflationFactor,
  predictivePower,
  repeatedInterval,
  repeatedP,
  sequentialBounds,
  sequentialConditionalPower,
  sequentialEstimate,
  sequentialPower,
  stayProbability,
  wangTsiatis,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const sequential: Family = {
  file: 'sequential',
  name: 'Group sequential trials',
  about: 'Looking at a trial before its end without deceiving oneself.',
  specifications: [
    specify({
      title: 'Alpha spending, two looks',
      source: 'Lan & DeMets (1983), Biometrika 70:659–663.',
      about: 'The O’Brien–Fleming-like function spends little at half the information.',
      input: { looks: [0.5, 1] },
      call: ({ looks }) => ({
        spent: looks.map((information) => alphaSpent(information)),
        bounds: sequentialBounds({ information: looks }),
      }),
      expected: {
        spent: [0.003050645515978001, 0.04999999999999982],
        'bounds.bound': [2.962588042727548, 1.968595640593657],
      },
      r: `spent <- 4 * (1 - pnorm(qnorm(1 - 0.05 / 4) / sqrt(looks)))
first <- qnorm(1 - spent[1] / 2)
stay <- function(second) integrate(function(z) dnorm(z) * (pnorm((second - z * sqrt(0.5)) / sqrt(0.5)) -
  pnorm((-second - z * sqrt(0.5)) / sqrt(0.5))), -first, first, rel.tol = 1e-13)$value
second <- uniroot(function(x) stay(x) - 0.95, c(1, 3), tol = 1e-15)$root
list(spent, first, second)`,
    }),
    specify({
      title: 'Pocock and Haybittle–Peto',
      source:
        'Wang & Tsiatis (1987), Biometrics 43:193–199; Pocock (1977); Haybittle (1971); Peto et al. (1976).',
      about: 'The same bound at both looks; or 3 at the first and what is left at the last.',
      input: { looks: [0.5, 1] },
      call: ({ looks }) => {
        const bounds = wangTsiatis(looks, { delta: 0.5 });
        const bound = bounds.bound[0]!;
        return {
          pocock: bounds,
          stay: stayProbability(looks.map((information) => ({ information, lower: -bound, upper: bound }))),
          peto: haybittlePeto(looks),
        };
      },
      expected: {
        'pocock.bound': [2.178272088727437, 2.178272088727437],
        stay: 0.95,
        'peto.bound': [3, 1.967294235333031],
      },
      r: `stay <- function(first, second) integrate(function(z) dnorm(z) * (pnorm((second - z * sqrt(0.5)) / sqrt(0.5)) -
  pnorm((-second - z * sqrt(0.5)) / sqrt(0.5))), -first, first, rel.tol = 1e-13)$value
pocock <- uniroot(function(x) stay(x, x) - 0.95, c(1, 3), tol = 1e-15)$root
peto <- uniroot(function(x) stay(3, x) - 0.95, c(1, 3), tol = 1e-15)$root
c(pocock, pocock, 3, peto)`,
    }),
    specify({
      title: 'Power of a trial with looks',
      source: 'Jennison & Turnbull (2000), Group Sequential Methods, chapters 2 and 19.',
      about:
        'Crossing at the first or at the second look with an effect of 3 standard errors; one look is the plain tail.',
      input: { drift: 3 },
      call: ({ drift }) => {
        const bounds = wangTsiatis([0.5, 1], { delta: 0.5 });
        const needed = driftForPower(bounds, { power: 0.9 });
        return {
          one: crossingProbabilities([{ information: 1, lower: -Infinity, upper: 2 }], { drift }),
          power: sequentialPower(bounds, { drift }).power,
          again: sequentialPower(bounds, { drift: needed }).power,
          inflation: inflationFactor(bounds, { power: 0.9 }) / needed ** 2,
          futility: futilityDesign({ information: [1], alpha: 0.025, beta: 0.1 }).drift,
        };
      },
      expected: {
        'one.upper[0]': 0.8413447460685429,
        power: 0.8128674845105223,
        again: 0.9,
        inflation: 0.09517081344804014,
        futility: 3.241515550084654,
      },
      byHand:
        'at the drift for 90 percent the power is that; without an interim look the drift is z(0.975) + z(0.9).',
      r: `stay <- function(c, d) integrate(function(z) dnorm(z - d * sqrt(0.5)) * (pnorm((c - d * 0.5 - z * sqrt(0.5)) / sqrt(0.5)) -
  pnorm((-c - d * 0.5 - z * sqrt(0.5)) / sqrt(0.5))), -c, c, rel.tol = 1e-13)$value
c2 <- uniroot(function(x) stay(x, 0) - 0.95, c(1, 3), tol = 1e-15)$root
fixed <- qnorm(0.975) + qnorm(0.9)
up <- function(c, d) pnorm(c - d * sqrt(0.5), lower = FALSE) + integrate(function(z) dnorm(z - d * sqrt(0.5)) *
  pnorm((c - d * 0.5 - z * sqrt(0.5)) / sqrt(0.5), lower = FALSE), -c, c, rel.tol = 1e-13)$value
c(pnorm(1), up(c2, drift), 1 / fixed^2, fixed)`,
    }),
    specify({
      title: 'Midway: conditional and predictive power',
      source: 'Lan & Wittes (1988), Biometrics 44:579–585; Spiegelhalter, Freedman & Blackburn (1986).',
      about: 'At half the information z is 1.5; how likely is success at the end if the trend goes on?',
      input: { z: 1.5, information: 0.5, critical: 1.96 },
      call: ({ z, information, critical }) => ({
        trend: conditionalPower({ z, information, critical }),
        nothing: conditionalPower({ z, information, critical }, { drift: 0 }),
        predictive: predictivePower({ z, information, critical }),
        sequential: sequentialConditionalPower(
          { bounds: wangTsiatis([information, 1], { delta: 0.5 }), look: 1, z },
          { drift: 0 },
        ),
      }),
      expected: {
        trend: 0.5902318488610082,
        nothing: 0.1017116849941396,
        predictive: 0.5640794493680887,
        sequential: 0.05699140616575696,
      },
      r: `score <- z * sqrt(information)
left <- 1 - information
stay <- function(c) integrate(function(z) dnorm(z) * (pnorm((c - z * sqrt(0.5)) / sqrt(0.5)) -
  pnorm((-c - z * sqrt(0.5)) / sqrt(0.5))), -c, c, rel.tol = 1e-13)$value
pocock <- uniroot(function(x) stay(x) - 0.95, c(1, 3), tol = 1e-15)$root
upper <- function(q) pnorm(q, lower = FALSE)
c(upper((critical - score / information) / sqrt(left)),
  upper((critical - score) / sqrt(left)),
  upper((critical - score / information) / sqrt(left / information)),
  upper((pocock - score) / sqrt(left)))`,
    }),
    specify({
      title: 'The final analysis',
      source:
        'Tsiatis, Rosner & Mehta (1984), Biometrics 40:797–803; Jennison & Turnbull (1989), JRSS B 51:305–361.',
      about: 'Who stops at the first look has an ordinary analysis; a repeated interval is wider.',
      input: { z: 2.6, standardError: 0.5, alpha: 0.025 },
      call: ({ z, standardError, alpha }) => {
        const bounds = wangTsiatis([0.5, 1], { delta: 0.5, alpha, sides: 1 });
        const plan = { information: [0.5, 1], alpha, sides: 1 } as const;
        const last = sequentialBounds(plan).bound[1]!;
        return {
          final: sequentialEstimate({ bounds, look: 1, z, standardError }),
          width: repeatedInterval({ bounds, look: 1, z, standardError }).estimate,
          p: repeatedP({ plan, look: 2, z: last }),
        };
      },
      expected: {
        'final.estimate': 1.3,
        'final.p': 0.004661188023718748,
        'final.lower': 0.3200180077299732,
        width: 1.3,
        p: 0.025,
      },
      byHand: '2.6 · 0.5 = 1.3. Just on the last bound the p-value is alpha.',
      r: `c(pnorm(2.6, lower = FALSE), 1.3 - 0.5 * qnorm(0.975))`,
    }),
  ],
};
