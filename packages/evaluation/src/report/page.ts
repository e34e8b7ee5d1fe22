import type { Results } from '../analysis/results.ts';
import type { Claims } from '../claims/claims.ts';
import type { FigureTable } from '../figures/svg.ts';
import type { TrialFigures } from '../figures/trial/figures.ts';
import type { DrawnFigure } from '../figures/trial/page.ts';
import type { Language, Text } from '../words/text.ts';
import { type Html, html, trusted } from './html.ts';

/** One language's half of the report, while it is written. */
export interface ReportPage {
  readonly results: Results;
  readonly claims: Claims;
  readonly figures: TrialFigures;
  readonly language: Language;
  /** The text in this half's language. */
  readonly say: (words: Text) => string;
}

/** An id that is unique in the report: both languages stand in one file. */
export function anchor(page: ReportPage, name: string): string {
  return `${page.language}-${name}`;
}

/** A number or a word that opens how it was computed. */
export function howLink(page: ReportPage, id: string, content: string | Html): Html {
  return html`<a href="#${anchor(page, `how-${id}`)}">${content}</a>`;
}

/** "Sådan er det regnet": stands after a sentence that holds numbers. */
export function howAfter(page: ReportPage, id: string): Html {
  return html` <span class="tag">${howLink(page, id, page.say({ da: 'Sådan er det regnet', en: 'How it is computed' }))}</span>`;
}

export function section(page: ReportPage, id: string, heading: Text, ...content: readonly Html[]): Html {
  const name = anchor(page, id);
  return html`<section aria-labelledby="${name}"><h2 id="${name}">${page.say(heading)}</h2>${content}</section>`;
}

/** A table whose first column heads the rows. It scrolls by itself where the page is too narrow. */
export function table(page: ReportPage, content: FigureTable, id: string): Html {
  const name = anchor(page, id);
  return html`<div class="scroll" role="region" aria-labelledby="${name}" tabindex="0"><table>
<caption id="${name}">${content.caption}</caption>
<thead><tr>${content.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${content.rows.map((row) => html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`)}</tbody>
</table></div>`;
}

/** A figure in both widths under its finding, with its table below. */
export function figure(page: ReportPage, drawn: DrawnFigure, id: string): Html {
  const open = page.say({ da: 'Tallene i en tabel', en: 'The numbers in a table' });
  return html`<figure><figcaption>${drawn.title}</figcaption>
<div class="only-wide">${trusted(drawn.svg.wide)}</div><div class="only-narrow">${trusted(drawn.svg.narrow)}</div>
<details><summary>${open}</summary>${table(page, drawn.table, `${id}-table`)}</details></figure>`;
}

export function paragraph(page: ReportPage, words: Text | null, how?: string): Html | null {
  if (words === null) return null;
  return html`<p>${page.say(words)}${how === undefined ? null : howAfter(page, how)}</p>`;
}
