import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CoxData, coxRegression, StatsInputError, stream } from '../../src/index.ts';
import { inStripe, type Pass, stripesFor } from '../../src/numeric/stripes.ts';
import { type OpenWorkers, openWorkers } from '../../src/parallel/index.ts';
import { lending } from '../../src/parallel/lending.ts';
import { doStripes, takeStripes } from '../../src/parallel/work.ts';
import { coxDesign } from '../../src/survival/cox/design.ts';
import { coxLikelihood } from '../../src/survival/cox/likelihood.ts';
import { stripesOf } from '../../src/survival/cox/moments.ts';
import { slotTerms, sumOverRisk } from '../../src/survival/cox/slot-terms.ts';
import { must } from '../support.ts';

const rows = 40_000;
const random = stream('workers');
const column = (draw: () => number) => Float64Array.from({ length: rows }, draw);
const plain: CoxData = {
  time: column(() => 10 + random.integer(20)),
  event: column(() => random.integer(2)),
  covariates: {
    arm: column(() => random.integer(2)),
    age: column(() => random.normal()),
    earlier: column(() => random.exponential(1)),
    distance: column(() => random.uniform()),
    work: column(() => random.integer(2)),
  },
};
const rich: CoxData = {
  ...plain,
  entry: column(() => random.integer(9)),
  weight: column(() => 0.5 + random.uniform()),
  offset: column(() => random.normal() / 10),
  stratum: column(() => random.integer(3)),
  cluster: column(() => random.integer(500)),
};

describe('threads', () => {
  let workers: readonly OpenWorkers[] = [];
  beforeAll(async () => {
    workers = await Promise.all([1, 2, 3].map(openWorkers));
  });
  afterAll(async () => {
    await Promise.all(workers.map((open) => open.close()));
  });

  it.each([
    ['a plain model', plain, {}],
    ['robust errors', plain, { errors: 'robust', ties: 'breslow' }],
    ['late entry, weights, offset, strata and clusters', rich, {}],
  ] as const)('give the same bytes one, two or three at a time, and as none: %s', (_, data, options) => {
    const alone = JSON.stringify(must(coxRegression(data, options)));
    for (const open of workers) {
      expect(JSON.stringify(coxRegression(data, { ...options, workers: open }))).toBe(alone);
    }
  });

  it('do every stripe once, whoever is first', () => {
    const seen = new Int32Array(new SharedArrayBuffer(4 * rows));
    const pass: Pass<Int32Array> = {
      name: 'coxRisks',
      stripe: (counts, stripe) => {
        counts[stripe]!++;
      },
    };
    workers[0]!.run(pass, seen, rows);
    expect(seen.every((count) => count === 1)).toBe(true);
  });

  it('tell what fails in one of them', () => {
    const tickets = new Int32Array(new SharedArrayBuffer(12));
    const fault = () => {
      throw new Error('no memory');
    };
    expect(() => doStripes(fault, 3, tickets)).toThrow(/no memory/);
    const done: number[] = [];
    expect(() => takeStripes((stripe) => done.push(stripe), 3, tickets)).toThrow(/another thread/);
    expect(done).toEqual([1, 2]);
  });

  it('are a whole number', async () => {
    for (const wrong of [0, 1.5, Number.NaN, 1000]) {
      await expect(openWorkers(wrong)).rejects.toThrow(StatsInputError);
    }
  });
});

describe('shared memory', () => {
  it('is taken back after the work, and comes empty to the next', () => {
    const { memory, lend } = lending();
    const first = lend(() => {
      const numbers = new Float64Array(memory(80));
      expect(memory(80)).not.toBe(numbers.buffer);
      return numbers.fill(1).buffer;
    });
    const again = lend(() => [memory(80), memory(80), memory(8)]);
    expect(again).toContain(first);
    expect(new Float64Array(first)).toEqual(new Float64Array(10));
    lend(() => memory(8));
    expect(lend(() => memory(80))).not.toBe(first);
  });
});

describe('stripes', () => {
  it('hold each row once', () => {
    for (const [count, stripes] of [
      [1, 1],
      [512, 3],
      [40_000, 8],
      [40_001, 7],
    ] as const) {
      const seen = new Uint8Array(count);
      for (let stripe = 0; stripe < stripes; stripe++) {
        inStripe(count, stripes, stripe, (from, to) => {
          for (let row = from; row < to; row++) seen[row]!++;
        });
      }
      expect(seen.every((times) => times === 1)).toBe(true);
    }
  });

  it('are one where rows are few, or sums are many', () => {
    expect(stripesFor(16_000, 30)).toBe(1);
    expect(stripesFor(1_000_000, 1_000_000)).toBe(1);
    expect(stripesFor(1_000_000, 1000)).toBe(8);
  });

  it('add up to the likelihood by plain sums over risk sets', () => {
    const covariates = Object.values(plain.covariates);
    const design = coxDesign({ time: plain.time, event: plain.event, covariates }, 'breslow');
    expect(stripesOf(design)).toBeGreaterThan(3);
    const beta = [0.3, -0.2, 0.1, 0.4, 0];
    const { risk, riskTotal } = slotTerms(design, beta);
    const first = design.columns.map((x) => sumOverRisk(design, risk, x));
    const found = coxLikelihood(design, beta);
    for (const [j, x] of design.columns.entries()) {
      for (const [k, y] of design.columns.entries()) {
        const second = sumOverRisk(
          design,
          risk,
          x.map((value, row) => value * y[row]!),
        );
        let wanted = 0;
        for (const [slot, dead] of design.deaths.entries()) {
          if (dead === 0) continue;
          const total = riskTotal[slot]!;
          wanted += dead * (second[slot]! / total - (first[j]![slot]! * first[k]![slot]!) / total ** 2);
        }
        expect(Math.abs(found.information[5 * j + k]! - wanted)).toBeLessThan(1e-8);
      }
    }
  });
});
