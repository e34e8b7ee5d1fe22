import { factorise, quadraticForm } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { addPredictor } from '../linear/predictor.ts';
import { type Maximum, maximise, type Point } from '../numeric/newton.ts';
import { type NotComputed, notComputed } from '../result.ts';
import type { RegressionDesign } from './design.ts';
import type { RowsLikelihood } from './generalised.ts';
import { IDENTITY, LOG, type RowModel } from './link.ts';

/** How strongly the walls push back, from stage to stage. */
const BARRIERS = Array.from({ length: 12 }, (_, stage) => 10 ** -stage);

interface Rows {
  readonly design: RegressionDesign;
  readonly y: Float64Array;
  readonly offset: Float64Array | undefined;
}

/**
 * The maximum of a concave log-likelihood whose fitted risks must stay below 1 (log link) or between 0 and 1 (identity).
 * First Newton's method with steps halved at the walls. Where it is stuck at a wall, walls that push back lead the
 * search along the middle, weaker from stage to stage. If the likelihood still rises at the last of them, the
 * maximum lies on the wall: 'boundary', where neither score nor information gives standard errors.
 */
export function maximiseInside(model: typeof LOG | typeof IDENTITY) {
  return (likelihood: RowsLikelihood, rows: Rows, start: Float64Array): Maximum | NotComputed => {
    const { design, y, offset } = rows;
    const plain = (b: Float64Array): Point => likelihood(design, y, offset, b);
    const dependent = dependence(design);
    if (dependent !== undefined) return dependent;
    const direct = maximise(plain, start, design.names, design.scales);
    if (direct.ok) return direct;
    let at = start;
    for (const strength of BARRIERS) {
      const walled = maximise(
        (b) => withWalls(plain(b), walls(model, rows, b), strength),
        at,
        design.names,
        design.scales,
      );
      if (!walled.ok) {
        // Nothing else than the likelihood itself runs away while the walls are strong.
        if (strength > 1e-3) return walled;
        break;
      }
      at = walled.coefficients;
    }
    const final = maximise(plain, at, design.names, design.scales);
    if (final.ok) return final;
    return isLevel(likelihood, rows, at)
      ? notComputed('singular-information', 'the likelihood is largest along a line, not at one point')
      : onBoundary(model, rows, at);
  };
}

/** Judged by the columns themselves: with the log link, rows with the event add nothing to the observed information. */
function dependence({ columns, weight, names }: RegressionDesign): NotComputed | undefined {
  const gram = new Float64Array(columns.length ** 2);
  addGram(gram, columns, weight);
  const [dependent] = factorise(gram, columns.length).dependent;
  return dependent === undefined
    ? undefined
    : notComputed('singular-information', `${names[dependent]} is a linear combination of other covariates`);
}

function withWalls(point: Point, wall: Point, strength: number): Point {
  const add = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((value, i) => value + strength * b[i]!);
  return {
    logLikelihood: point.logLikelihood + strength * wall.logLikelihood,
    score: add(point.score, wall.score),
    information: add(point.information, wall.information),
  };
}

/** Σ log(1 − risk), with the identity link Σ log risk (1 − risk): as if each row had been seen to go either way. */
function walls(model: RowModel, { design, offset }: Rows, coefficients: Float64Array): Point {
  const { rows, columns, weight } = design;
  const p = columns.length;
  const eta = offset === undefined ? new Float64Array(rows) : Float64Array.from(offset);
  addPredictor(eta, columns, coefficients);
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  const curvature = new Float64Array(rows);
  let logLikelihood = 0;
  const ways = model === LOG ? [0] : [0, 1];
  for (let row = 0; row < rows; row++) {
    const at = eta[row]!;
    if (weight[row] === 0) continue;
    if (!model.admits(at)) return { logLikelihood: -Infinity, score, information };
    for (const way of ways) {
      logLikelihood += model.logLikelihood(way, at);
      curvature[row]! += model.curvature(way, at);
      const slope = model.slope(way, at);
      for (const [j, x] of columns.entries()) score[j]! += slope * x[row]!;
    }
  }
  addGram(information, columns, curvature);
  return { logLikelihood, score, information };
}

/** Whether the score is zero although the maximum is not one point: a ridge within the walls. */
function isLevel(likelihood: RowsLikelihood, { design, y, offset }: Rows, at: Float64Array): boolean {
  const { score } = likelihood(design, y, offset, at);
  const gram = new Float64Array(score.length ** 2);
  addGram(gram, design.columns, design.weight);
  return quadraticForm(factorise(gram, score.length), score) < 1e-10;
}

function onBoundary(model: RowModel, { design, offset }: Rows, at: Float64Array): NotComputed {
  const eta = offset === undefined ? new Float64Array(design.rows) : Float64Array.from(offset);
  addPredictor(eta, design.columns, at);
  const near = [...eta.keys()].filter((row) => {
    const risk = model.mean(eta[row]!);
    return design.weight[row]! > 0 && (risk > 1 - 1e-4 || (model === IDENTITY && risk < 1e-4));
  });
  return notComputed(
    'boundary',
    `the likelihood is largest where the fitted risk reaches ${model === LOG ? '1' : '0 or 1'}, ` +
      `in ${near.length} rows${near.length > 0 ? `, the first of them row ${near[0]}` : ''}`,
  );
}
