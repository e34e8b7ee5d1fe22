import type { Computed } from '@primus-motor/stats';

/** The result, or an error that says why there is none. */
export const must = <T>(result: Computed<T>): T => {
  if (!result.ok) throw new Error(`not computed: ${result.reason}: ${result.detail}`);
  return result;
};
