import type { CensoringCurve, CensoringTies } from './censoring.ts';
import type { CoxDesign } from './cox/design.ts';
import { remaining, type SlotTerms, sumOverDeaths, sumOverRisk } from './cox/slot-terms.ts';
import type { RiskIndex } from './risk-index.ts';

interface Censored {
  readonly index: RiskIndex;
  readonly censoring: CensoringCurve;
  readonly failed: Uint8Array;
  readonly ties: CensoringTies;
}

/**
 * What the estimation of the censoring weights adds to the score residual of each row, for covariate j: the integral
 * of q(u) / (number exposed at u) against the row's censoring martingale, where q(u) is the derivative of the score
 * with respect to the censoring hazard at u. Source: Fine & Gray (1999), the terms ψ of their variance.
 */
export function censoringResiduals(
  design: CoxDesign,
  terms: SlotTerms,
  j: number,
  { index, censoring, failed, ties }: Censored,
): Float64Array {
  const { exit: eventSlot, rows } = design;
  const { share, factor } = design.after![0]!;
  const x = design.columns[j]!;
  const sums = sumOverRisk(design, terms.risk, x);
  const dead = sumOverDeaths(design, terms.risk, x);
  const pull = sums.map(
    (s1, slot) => terms.square[slot]! * s1 - (design.tied ? terms.squareF[slot]! * dead[slot]! : 0),
  );
  const hazardLeft = remaining(design, terms.inverse, factor);
  const pullLeft = remaining(design, pull, factor);
  // Last event slot affected by nothing that happens at each exit time: what is left after it belongs to later events,
  // or with 'together' to the events of the same time too.
  const slotAt = new Int32Array(index.slots);
  for (let row = 0; row < rows; row++) {
    const slot = eventSlot[row]!;
    const same = slot > 0 && design.slotTime[slot] === index.time[index.exit[row]!];
    slotAt[index.exit[row]!] = same && ties === 'together' ? slot - 1 : slot;
  }

  const weight = new Float64Array(index.slots);
  const weightX = new Float64Array(index.slots);
  for (let row = 0; row < rows; row++) {
    const part = share[row]! * terms.risk[row]!;
    if (part === 0) continue;
    weight[index.exit[row]!]! += part;
    weightX[index.exit[row]!]! += part * x[row]!;
  }
  // Walk the censoring times: those with a competing event up to u ('together': before u) are affected by the hazard at u.
  const own = new Float64Array(index.slots);
  const compensator = new Float64Array(index.slots);
  let total = 0;
  let totalX = 0;
  let drift = 0;
  for (let slot = 0; slot < index.slots; slot++) {
    if (ties === 'after') {
      total += weight[slot]!;
      totalX += weightX[slot]!;
    }
    if (censoring.hazard[slot]! > 0) {
      const at = slotAt[slot]!;
      const q = totalX * hazardLeft[at]! - total * pullLeft[at]!;
      own[slot] = q / censoring.exposed[slot]!;
      drift += own[slot]! * censoring.hazard[slot]!;
    }
    compensator[slot] = drift;
    if (ties === 'together') {
      total += weight[slot]!;
      totalX += weightX[slot]!;
    }
  }
  return Float64Array.from({ length: rows }, (_, row) => {
    const slot = index.exit[row]!;
    if (failed[row] === 1 && ties === 'together') return -compensator[slot]!;
    // With 'after' a row with an event leaves before the censorings of its own time.
    if (failed[row] === 1) return -(slot > 0 ? compensator[slot - 1]! : 0);
    return own[slot]! - compensator[slot]!;
  });
}
