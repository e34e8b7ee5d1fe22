import { isAbsent } from '../analysis/results.ts';
import { interval, pValue } from '../words/numbers.ts';
import { type Html, html } from './html.ts';
import { figure, howAfter, paragraph, type ReportPage, section } from './page.ts';

/** The curves, and when it happens. */
export function overTime(page: ReportPage): Html {
  return section(
    page,
    'time',
    { da: 'Over tid', en: 'Over time' },
    html`${paragraph(page, page.claims.when, 'survival')}`,
    figure(page, page.figures.survival, 'survival'),
  );
}

/** The interaction on the scale that the plan does not name, told after the one it does. */
function otherScale(page: ReportPage): Html | null {
  const { subgroup } = page.results;
  if (subgroup === null) return null;
  const other = subgroup.scale === 'risk-difference' ? 'hazard-ratio' : 'risk-difference';
  const found = subgroup.interaction[other];
  if (isAbsent(found)) return null;
  const { contrast } = found;
  const ratio = other === 'hazard-ratio';
  const scale = ratio ? 1 : 100;
  const range =
    contrast === null || contrast.lower === null || contrast.upper === null
      ? ''
      : ` (${interval(contrast.lower * scale, contrast.upper * scale, ratio ? 1 : 0, ratio ? 2 : 1, page.language)})`;
  const p = pValue(found.test.p, page.language);
  return html`<p>${page.say({
    da: `Regnet på ${ratio ? 'hazardratioer' : 'forskelle i risiko'} i stedet: ${p}${range}.`,
    en: `Computed on ${ratio ? 'hazard ratios' : 'differences in risk'} instead: ${p}${range}.`,
  })}${howAfter(page, 'subgroup')}</p>`;
}

/** The one prespecified subgroup, the answer before the picture. */
export function subgroup(page: ReportPage): Html | null {
  const { claims, figures } = page;
  if (claims.subgroup === null || figures.forest === null) return null;
  return section(
    page,
    'subgroup',
    { da: 'Virker det ens for alle', en: 'Is it the same for everybody' },
    figure(page, figures.forest, 'forest'),
    html`${paragraph(page, claims.subgroup.parts, 'subgroup')}`,
    html`${otherScale(page)}`,
  );
}

export function unknown(page: ReportPage): Html {
  return section(
    page,
    'unknown',
    { da: 'Hvad vi ikke ved', en: 'What we do not know' },
    html`<ul>${page.claims.open.map((one) => html`<li>${page.say(one)}</li>`)}</ul>`,
  );
}
