import { figuresFrom, type Results, type TrialFigures } from '@primus-motor/evaluation';
import type { Lang } from '../../ui/index.ts';

const kept = new Map<string, TrialFigures>();
const mostKept = 20;

/**
 * The figures of results. Results with the same fingerprint are the same and give the same bytes, and drawing takes a
 * moment: what was drawn lately is kept.
 */
export const figuresOf = (
  { results, hash }: { readonly results: Results; readonly hash: string },
  lang: Lang,
  prefix: string,
): TrialFigures => {
  const key = `${hash} ${lang} ${prefix}`;
  if (kept.size >= mostKept && !kept.has(key)) kept.clear();
  return kept.getOrInsertComputed(key, () => figuresFrom(results, lang, prefix));
};
