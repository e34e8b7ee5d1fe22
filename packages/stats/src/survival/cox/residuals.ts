import { type Computed, computed } from '../../result.ts';
import { type CoxData, prepareCox } from './data.ts';
import type { CoxDesign } from './design.ts';
import type { CoxFit } from './regression.ts';
import { allScoreResiduals, martingale, slotMeans } from './row-residuals.ts';
import { type SlotTerms, slotTerms, sumOverDeaths, sumOverRisk } from './slot-terms.ts';

export interface CoxResiduals {
  /** Events less expected events, one per row. */
  readonly martingale: Float64Array;
  /** Martingale residuals made more symmetric; the sum of squares is a deviance. */
  readonly deviance: Float64Array;
  /** Parts of the score, by covariate name, one per row, unweighted. */
  readonly score: Readonly<Record<string, Float64Array>>;
  /** Approximate change of each coefficient when the row is left out (with its weight). */
  readonly dfbeta: Readonly<Record<string, Float64Array>>;
  /** The same in (model-based) standard errors of the coefficient. */
  readonly dfbetas: Readonly<Record<string, Float64Array>>;
  /** Covariate less its mean over those at risk, for each event, ordered by stratum and time. */
  readonly schoenfeld: SchoenfeldResiduals;
}

export interface SchoenfeldResiduals {
  readonly time: Float64Array;
  /** Row of the data that each event came from. */
  readonly row: Int32Array;
  readonly residual: Readonly<Record<string, Float64Array>>;
  /**
   * Residual times the number of events and the model's covariance, plus the coefficient: about the coefficient as it is
   * at that time (Grambsch & Therneau 1994).
   */
  readonly scaled: Readonly<Record<string, Float64Array>>;
}

/**
 * Residuals of a fitted Cox model on the data that it was fitted to. Under Efron's ties all of them belong to Efron's
 * likelihood. Sources: Barlow & Prentice (1988); Therneau, Grambsch & Fleming (1990); Schoenfeld (1982).
 */
export function coxResiduals(data: CoxData, fit: CoxFit): Computed<CoxResiduals> {
  const prepared = prepareCox(data, fit.ties);
  if (!prepared.ok) return prepared;
  const { design, names } = prepared;
  const terms = slotTerms(
    design,
    fit.coefficients.map((c) => c.estimate),
  );
  const { event, weight } = design;
  const plain = martingale(design, terms);
  const score = allScoreResiduals(design, terms);
  const dfbeta = names.map((_, j) =>
    plain.map((_value, row) => {
      const w = weight === undefined ? 1 : weight[row]!;
      return w * score.reduce((sum, residual, k) => sum + residual[row]! * fit.modelCovariance[k]![j]!, 0);
    }),
  );
  return computed({
    martingale: plain,
    deviance: plain.map((m, row) => devianceOf(m, event[row]!)),
    score: byName(names, score),
    dfbeta: byName(names, dfbeta),
    dfbetas: byName(
      names,
      dfbeta.map((column, j) => column.map((change) => change / Math.sqrt(fit.modelCovariance[j]![j]!))),
    ),
    schoenfeld: schoenfeld(design, terms, fit),
  });
}

function devianceOf(m: number, event: number): number {
  const logPart = event === 1 ? Math.log(1 - m) : 0;
  return Math.sign(m) * Math.sqrt(Math.max(0, -2 * (m + logPart)));
}

function byName(names: readonly string[], columns: readonly Float64Array[]): Record<string, Float64Array> {
  return Object.fromEntries(names.map((name, j) => [name, columns[j]!]));
}

/** Rows with events, by stratum and time; rows of one time in the order of the data. */
function orderedEvents({ eventRows, exit }: CoxDesign): Int32Array {
  return Int32Array.from([...eventRows].sort((a, b) => exit[a]! - exit[b]!));
}

function schoenfeld(design: CoxDesign, terms: SlotTerms, fit: CoxFit): SchoenfeldResiduals {
  const order = orderedEvents(design);
  const residual = design.columns.map((x) => {
    const means = slotMeans(
      design,
      terms,
      sumOverRisk(design, terms.risk, x),
      sumOverDeaths(design, terms.risk, x),
    );
    return Float64Array.from(order, (row) => x[row]! - means[design.exit[row]!]!);
  });
  const scaled = fit.names.map((_, j) =>
    Float64Array.from(order, (_row, i) =>
      residual.reduce(
        (sum, column, k) => sum + order.length * column[i]! * fit.modelCovariance[k]![j]!,
        fit.coefficients[j]!.estimate,
      ),
    ),
  );
  return {
    time: Float64Array.from(order, (row) => design.slotTime[design.exit[row]!]!),
    row: order,
    residual: byName(fit.names, residual),
    scaled: byName(fit.names, scaled),
  };
}
