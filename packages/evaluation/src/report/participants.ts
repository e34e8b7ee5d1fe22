import type { BaselineVariable, MeanAndSpread } from '../analysis/results.ts';
import { decimal, percent, whole } from '../words/numbers.ts';
import { type Html, html } from './html.ts';
import { anchor, figure, howLink, type ReportPage, section } from './page.ts';

function spread(page: ReportPage, value: MeanAndSpread | null): string {
  if (value === null) return '–';
  const mean = decimal(value.mean, 1, page.language);
  return value.standardDeviation === null
    ? mean
    : `${mean} (${decimal(value.standardDeviation, 1, page.language)})`;
}

function standardised(page: ReportPage, value: number | null): Html {
  const shown = value === null ? '–' : decimal(value, 2, page.language);
  return html`<td class="number">${howLink(page, 'baseline', shown)}</td>`;
}

function rows(page: ReportPage, variable: BaselineVariable): Html[] {
  const { language } = page;
  const unit = variable.unit === null ? '' : `, ${variable.unit[language]}`;
  const label = `${variable.label[language]}${unit}`;
  const missing = page.say({ da: 'Ikke oplyst', en: 'Not stated' });
  const lacking =
    variable.missing[0] + variable.missing[1] === 0
      ? []
      : [
          html`<tr><th scope="row" class="sub">${missing}</th>${variable.missing.map((n) => html`<td>${whole(n, language)}</td>`)}<td></td></tr>`,
        ];
  const { content } = variable;
  if (content.type === 'continuous') {
    const kind = page.say({ da: 'gennemsnit (standard\u00adafvigelse)', en: 'mean (standard deviation)' });
    return [
      html`<tr><th scope="row">${label} <span class="tag">${kind}</span></th>${content.arms.map((arm) => html`<td>${spread(page, arm)}</td>`)}${standardised(page, content.standardisedDifference)}</tr>`,
      ...lacking,
    ];
  }
  // of two categories the second says all: the first is what is left
  const single = content.categories.length === 2;
  const categories = content.categories.slice(single ? 1 : 0).map((category) => {
    const cells = category.count.map((count, index) => {
      const share = category.share[index] ?? null;
      const shown = share === null ? '' : ` (${percent(share, 0, language)})`;
      return html`<td>${whole(count, language)}${shown}</td>`;
    });
    const name = category.label[language];
    const head = single
      ? html`<th scope="row">${label}: ${name}</th>`
      : html`<th scope="row" class="sub">${name}</th>`;
    return html`<tr>${head}${cells}${standardised(page, category.standardisedDifference)}</tr>`;
  });
  if (single) return [...categories, ...lacking];
  return [html`<tr><th scope="row">${label}</th><td></td><td></td><td></td></tr>`, ...categories, ...lacking];
}

function baselineTable(page: ReportPage): Html {
  const { results, language } = page;
  const name = anchor(page, 'baseline-table');
  const arms = results.arms.map(
    (arm, index) => `${arm.label[language]} (n = ${whole(results.flow[index]?.randomised ?? 0, language)})`,
  );
  const heads = [
    '',
    ...arms,
    page.say({ da: 'Standard\u00adiseret forskel', en: 'Standard\u00adised difference' }),
  ];
  return html`<h3>${page.say({ da: 'Grupperne ved start', en: 'The groups at the start' })}</h3>
<div class="scroll" role="region" aria-labelledby="${name}" tabindex="0"><table>
<caption id="${name}">${page.say({ da: 'Deltagerne ved start, efter gruppe', en: 'Participants at the start, by group' })}</caption>
<thead><tr>${heads.map((head, index) => (index === 0 ? html`<td></td>` : html`<th scope="col">${head}</th>`))}</tr></thead>
<tbody>${results.baseline.map((variable) => rows(page, variable))}</tbody></table></div>`;
}

/** Who took part, what became of them, and whether the groups were alike. */
export function participants(page: ReportPage): Html {
  return section(
    page,
    'participants',
    { da: 'Deltagerne', en: 'The participants' },
    figure(page, page.figures.flow, 'flow'),
    html`${page.results.baseline.length === 0 ? null : baselineTable(page)}`,
  );
}
