import type { CoxData, Random } from '../../../src/index.ts';
import { arms, between, each, followed } from '../draws.ts';

/** A further column of the rows, and what it does to them. */
export const FURTHER = {
  entry: 'who come late, up to 0.4 after the origin',
  offset: 'with a normal offset of standard deviation 0.5',
  stratum: 'in two strata with hazards 0.5 and 1.5',
  weight: 'with weights 0.5 and 1.5 at random',
  cluster: 'each of whom stands twice in the rows, as a cluster',
} as const;
export type Further = keyof typeof FURTHER;

/** The columns twice, one below the other. */
export const twice = (column: Float64Array): Float64Array => Float64Array.from([...column, ...column]);

/** Two arms with hazard ratio 0.6, and the further column. */
export function hazardRows(random: Random, n: number, further?: Further): CoxData {
  const arm = arms(n);
  const stratum = each(n, (row) => (row >> 1) & 1);
  const offset = each(n, () => 0.5 * random.normal());
  const hazard = (row: number) =>
    0.6 ** arm[row]! *
    (further === 'stratum' ? 0.5 + stratum[row]! : 1) *
    (further === 'offset' ? Math.exp(offset[row]!) : 1);
  const { time, event } = followed(random, n, hazard, between(0.5, 3));
  if (further === 'entry') {
    const entry = each(n, () => 0.4 * random.uniform());
    return { entry, time: time.map((t, row) => entry[row]! + t), event, covariates: { arm } };
  }
  if (further === 'cluster') {
    const cluster = twice(each(n, (row) => row));
    return { time: twice(time), event: twice(event), covariates: { arm: twice(arm) }, cluster };
  }
  return {
    time,
    event,
    covariates: { arm },
    ...(further === 'stratum' && { stratum }),
    ...(further === 'offset' && { offset }),
    ...(further === 'weight' && { weight: each(n, () => 0.5 + random.integer(2)) }),
  };
}

/** Rows that are alike as one, with their number as weight. */
export function countedAlike<T extends Readonly<Record<string, Float64Array>>>(
  columns: T,
): T & { readonly weight: Float64Array } {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.length;
  const counts = new Map<string, readonly [row: number, count: number]>();
  for (let row = 0; row < rows; row++) {
    const code = names.map((name) => columns[name]![row]).join();
    const [first, count] = counts.get(code) ?? [row, 0];
    counts.set(code, [first, count + 1]);
  }
  const kept = [...counts.values()];
  const picked = names.map((name) => [name, Float64Array.from(kept, ([row]) => columns[name]![row]!)]);
  return { ...Object.fromEntries(picked), weight: Float64Array.from(kept, ([, count]) => count) };
}

export const roundedUp = (time: Float64Array, unit: number): Float64Array =>
  time.map((t) => Math.ceil(t / unit) * unit);

/** Two arms with hazard ratio 0.6, times rounded up to tenths, and rows that are alike as one with their number as weight. */
export function countedRows(random: Random, n: number): CoxData {
  const arm = arms(n);
  const { time, event } = followed(random, n, (row) => 0.6 ** arm[row]!, between(0.5, 3));
  const { arm: treated, ...rest } = countedAlike({ time: roundedUp(time, 0.1), event, arm });
  return { ...rest, covariates: { arm: treated } };
}
