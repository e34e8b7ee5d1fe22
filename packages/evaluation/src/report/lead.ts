import { primaryOf } from '../claims/finding.ts';
import { duration } from '../claims/phrases.ts';
import { type Html, html } from './html.ts';
import { anchor, figure, howAfter, paragraph, type ReportPage, section } from './page.ts';

function notice(page: ReportPage): Html | null {
  const { claims } = page;
  const notices = [claims.blinded, claims.afterTheFact].filter((one) => one !== null);
  if (notices.length === 0) return null;
  const label = page.say({ da: 'Læs dette først', en: 'Read this first' });
  return html`<aside class="notice" aria-label="${label}">${notices.map((one) => html`<p>${page.say(one)}</p>`)}</aside>`;
}

/** Title, notices, the answer and its picture; then what the primary analysis allows to be said. */
export function lead(page: ReportPage): Html {
  const { results, claims } = page;
  const { source } = results.protocol;
  const primary = primaryOf(results).id;
  const difference = results.analyses.find((one) => one.ok && one.effect.measure === 'risk-difference');
  const about = page.say({
    da: `${results.protocol.estimand.population.da}. Fulgt i ${duration(results.protocol.followUp.length, results, 'da')} efter ${results.protocol.origin.da.toLocaleLowerCase('da')}.`,
    en: `${results.protocol.estimand.population.en}. Followed for ${duration(results.protocol.followUp.length, results, 'en')} after ${results.protocol.origin.en.toLocaleLowerCase('en')}.`,
  });
  const can = section(
    page,
    'say',
    { da: 'Hvad kan vi sige', en: 'What can be said' },
    html`<p>${page.say(claims.primary.verdict)}</p>`,
    html`${paragraph(page, claims.primary.numbers, primary)}`,
    html`${paragraph(page, claims.difference, difference?.id ?? primary)}`,
    html`${paragraph(page, claims.disagreement)}`,
    html`${claims.cautions.map((one) => paragraph(page, one))}`,
    html`${claims.notComputed.map((one) => paragraph(page, one))}`,
  );
  return html`<h1 id="${anchor(page, 'answer')}">${page.say(results.protocol.title)}</h1>
<p class="about">${about}</p>
${source === null ? null : html`<p class="source">${page.say(source)}</p>`}
${notice(page)}
<p class="answer">${page.say(claims.answer)}</p>
<p>${howAfter(page, 'counts')}</p>
${figure(page, page.figures.dots, 'dots')}
${can}`;
}
