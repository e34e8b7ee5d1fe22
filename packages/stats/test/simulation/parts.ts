import type * as stats from '../../src/index.ts';
import type { Method } from './choices.ts';

/** Of a list its elements; of what may not be computed, what is there if it is. */
type Inside<R> = R extends { readonly ok: false } ? never : R extends readonly (infer E)[] ? E : R;

/** An interval has two limits, a test a p-value. */
type Itself<R> = R extends
  | { readonly lower: number | Float64Array; readonly upper: number | Float64Array }
  | { readonly p: number }
  ? true
  : never;

/** How far below a result its parts are looked for. */
type Depth = [never, 0, 1, 2, 3];

type PartsOf<R, Path extends string, Left extends number> = [Left] extends [never]
  ? never
  : Inside<Inside<R>> extends infer One
    ? One extends ArrayLike<unknown> | ((...given: never) => unknown)
      ? never
      : One extends object
        ?
            | ([Itself<One>] extends [never] ? never : Path)
            | { [K in keyof One & string]: PartsOf<One[K], `${Path}.${K}`, Depth[Left]> }[keyof One & string]
        : never
    : never;

type Result<N extends Method> = (typeof stats)[N] extends (...given: never) => infer R ? R : never;

/** What is decided about every interval and every test of every result; the result itself is ''. */
export type Parts<Decision> = {
  readonly [N in Method as [PartsOf<Result<N>, '', 4>] extends [never] ? never : N]: {
    readonly [Path in PartsOf<Result<N>, '', 4>]: Decision;
  };
};
