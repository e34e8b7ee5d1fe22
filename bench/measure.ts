/** The spread of some runs, nothing left out. */
export interface Spread {
  readonly runs: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The value that a share of the sorted values does not exceed, interpolated. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
};

export const spreadOf = (values: readonly number[]): Spread => ({
  runs: values.length,
  median: quantile(values, 0.5),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** Seconds in three digits, in the unit that reads best. */
export const seconds = (value: number): string => {
  if (value < 0.001) return `${(value * 1e6).toPrecision(3)} µs`;
  if (value < 1) return `${Number((value * 1000).toPrecision(3))} ms`;
  return `${Number(value.toPrecision(3))} s`;
};

export const ratio = (value: number): string => `${Number(value.toPrecision(value < 10 ? 2 : 3))}`;
