import type * as stats from '../../src/index.ts';
import type { everywhere } from './decided.ts';
import type { Without } from './without.ts';

type Exports = typeof stats;

/** Exports with an interval or test. */
export type Method = {
  [N in keyof Exports]: Exports[N] extends (...given: never) => unknown ? N : never;
}[Exclude<keyof Exports, Without>];

/** An argument with data or options: not a fit, a list or a function. */
type Named<A> = A extends
  | { readonly coefficients: unknown }
  | ArrayLike<unknown>
  | ((...given: never) => unknown)
  ? never
  : A extends object
    ? A
    : never;
type Given<N extends Method> = Exports[N] extends (...given: infer A) => unknown
  ? Named<NonNullable<A[number]>>
  : never;

/** Values that have a name, each of them; all others are one, `given`. */
type Value<V> = V extends undefined
  ? never
  : V extends boolean
    ? `${V}`
    : V extends string
      ? string extends V
        ? 'given'
        : V
      : 'given';

/** What must be given is no choice, unless it is one of several names. */
type Choice<A> = A extends unknown
  ? {
      [K in keyof A & string]: undefined extends A[K]
        ? `${K}.${Value<A[K]>}`
        : `${K}.${Exclude<Value<A[K]>, 'given'>}`;
    }[keyof A & string]
  : never;

type Chosen<N extends Method> = Exclude<Choice<Given<N>>, `${keyof typeof everywhere}.${string}`>;
type Key<C> = C extends `${infer K}.${string}` ? K : never;
type Of<C, K extends string> = C extends `${K}.${infer V}` ? V : never;

/** What is decided about every value of every choice that a method leaves. */
export type Decided<Decision> = {
  readonly [N in Method as [Chosen<N>] extends [never] ? never : N]: {
    readonly [K in Key<Chosen<N>>]: { readonly [V in Of<Chosen<N>, K>]: Decision };
  };
};
