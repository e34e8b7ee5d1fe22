/** Markup that is safe to stand in a page. Only {@link html} and {@link trusted} make it. */
export interface Html {
  readonly markup: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(value: string): string {
  return value.replace(/[&<>"']/gu, (character) => escapes[character] ?? character);
}

/** Markup that this program has written itself, e.g. a drawn figure. */
export function trusted(markup: string): Html {
  return { markup };
}

type Part = Html | string | number | null | readonly Part[];

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (Array.isArray(part)) return part.map((one: Part) => markupOf(one)).join('');
  return (part as Html).markup;
}

/** Markup from a template: every value is escaped unless it is markup itself; null is nothing, a list its parts. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return {
    markup: strings.reduce((whole, piece, index) => whole + markupOf(values[index - 1] ?? null) + piece),
  };
}
