import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logisticRegression, poissonRegression, stream } from '../../src/index.ts';
import { type OpenWorkers, openWorkers } from '../../src/parallel/index.ts';
import { must } from '../support.ts';

// Enough rows for several stripes, and for the start from a part of them.
const rows = 110_000;
const random = stream('regression workers');
const column = (draw: () => number) => Float64Array.from({ length: rows }, draw);
const data = {
  y: column(() => random.integer(2)),
  covariates: {
    arm: column(() => random.integer(2)),
    age: column(() => random.normal()),
    earlier: column(() => random.exponential(1)),
  },
};
const rich = {
  ...data,
  weight: column(() => 0.5 + random.uniform()),
  offset: column(() => random.normal() / 10),
  cluster: column(() => random.integer(500)),
};

describe('threads of a regression', () => {
  let workers: readonly OpenWorkers[] = [];
  beforeAll(async () => {
    workers = await Promise.all([1, 2, 3].map(openWorkers));
  });
  afterAll(async () => {
    await Promise.all(workers.map((open) => open.close()));
  });

  it.each([
    ['a logistic model', logisticRegression, data, {}],
    ['robust errors without an intercept', logisticRegression, data, { errors: 'HC0', intercept: false }],
    ['weights, offset and clusters', logisticRegression, rich, { errors: 'CR1' }],
    ['a Poisson model', poissonRegression, rich, {}],
  ] as const)(
    'give the same bytes one, two or three at a time, and as none: %s',
    (_, fit, given, options) => {
      const bytesWith = (open?: OpenWorkers) => {
        const { fitted, ...rest } = must(
          fit(given, open === undefined ? options : { ...options, workers: open }),
        );
        // What is handed out is nobody else's memory.
        expect(fitted.buffer).toBeInstanceOf(ArrayBuffer);
        return `${JSON.stringify(rest)} ${createHash('sha256').update(fitted).digest('hex')}`;
      };
      const alone = bytesWith();
      // Twice, since the second fit is handed the memory of the first.
      for (const open of [...workers, ...workers]) expect(bytesWith(open)).toBe(alone);
    },
  );
});
