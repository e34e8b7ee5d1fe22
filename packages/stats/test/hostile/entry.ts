import type { Columns } from './rows.ts';

/** Values of an option that must be refused, and the error's argument (the option's name unless said). */
export type BadOptions = Readonly<Record<string, readonly unknown[]>>;

/** A function that takes columns: how to call it with made-up ones. */
export interface ColumnEntry {
  readonly columns: Columns;
  // biome-ignore lint/suspicious/noExplicitAny: data and options of every function alike are passed through
  readonly call: (data: any, options?: any) => unknown;
  readonly bad?: BadOptions;
  /** Rows of the largest variant; default 100 000. */
  readonly most?: number;
  /** Faults that are none for this function, by the start of their name, and why. */
  readonly allowed?: Readonly<Record<string, string>>;
}

/** `most` of what reads a fit and not the rows: the same fit to 100 000 of them is the entry of who makes it. */
export const FROM_A_FIT = 2000;

export const LEVELS = [0, 1, -0.5, 2, Number.NaN, Infinity];
export const CHOICE = ['nonsense', ''];
export const POSITIVE = [0, -1, Number.NaN, Infinity];
export const WHOLE = [-1, 0.5, Number.NaN, Infinity];
export const FINITE = [Number.NaN, Infinity, -Infinity];

/** The result of the second call, where the first computed one; else the first's reason. */
export function after<T extends { readonly ok: boolean }>(
  first: T,
  then: (fit: Extract<T, { readonly ok: true }>) => unknown,
): unknown {
  return first.ok ? then(first as Extract<T, { readonly ok: true }>) : first;
}
