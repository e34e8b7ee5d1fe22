import type { Lang } from '../types.ts';

const collator = new Intl.Collator('da', { numeric: true });

/** Danish alphabetical order: æ, ø, å last, aa as å; numbers inside names by value. */
export const compareDanish = (a: string, b: string): number => collator.compare(a, b);

/** a, b og c / a, b and c. */
export function joinWords(lang: Lang, items: readonly string[]): string {
  const and = lang === 'da' ? 'og' : 'and';
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
}

/** The first letter large, the rest as it is. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
