import { armEffect } from '../analysis/cox.ts';
import type { AnalysisResult, CoxNumbers } from '../analysis/results.ts';
import { isAbsent } from '../analysis/results.ts';
import { methodNames } from '../claims/methods.ts';
import { countOf, estimateShown, intervalName, intervalShown, measureNames } from '../claims/phrases.ts';
import { reasonText } from '../claims/reasons.ts';
import { decimal, probability } from '../words/numbers.ts';
import { inSentence, listed, sentenceCase } from '../words/text.ts';
import { type Html, html } from './html.ts';
import { anchor, howLink, type ReportPage, section } from './page.ts';

function roleTag(page: ReportPage, result: AnalysisResult): string {
  return page.say(
    result.role === 'primary'
      ? { da: 'hovedanalyse', en: 'primary analysis' }
      : { da: 'sekundær', en: 'secondary' },
  );
}

/** What the estimate is of, and on whom. */
function detail(page: ReportPage, result: AnalysisResult): string {
  const { language } = page;
  if (!result.ok) return '';
  const { numbers } = result;
  const danish = language === 'da';
  switch (numbers.method) {
    case 'cox': {
      const { plan } = result;
      const adjusted = plan.method === 'cox' ? plan.adjustFor : [];
      const labels = adjusted.map((name) => {
        const label = page.results.baseline.find((variable) => variable.name === name)?.label[language];
        return inSentence(label ?? name);
      });
      if (labels.length === 0) return '';
      return danish ? `justeret for ${listed(labels, 'da')}` : `adjusted for ${listed(labels, 'en')}`;
    }
    case 'rmst':
      return danish
        ? `inden for ${decimal(numbers.tau, 0, 'da')} ${page.results.protocol.followUp.unit === 'weeks' ? 'uger' : 'dage'}`
        : `within ${decimal(numbers.tau, 0, 'en')} ${page.results.protocol.followUp.unit}`;
    case 'log-rank':
      return '';
    default: {
      const { first, second } = numbers.table;
      const versus = danish ? 'mod' : 'against';
      return `${countOf(first.events, first.n, language)} ${versus} ${countOf(second.events, second.n, language)}`;
    }
  }
}

function row(page: ReportPage, result: AnalysisResult): Html {
  const { language, results } = page;
  const name = sentenceCase(methodNames[result.plan.method][language]);
  const about = detail(page, result);
  const head = html`<th scope="row">${name} <span class="tag role">${roleTag(page, result)}</span>${about === '' ? null : html`<br><span class="tag">${about}</span>`}</th>`;
  if (!result.ok) {
    const why = reasonText(result.reason)[language];
    return html`<tr class="${result.role}">${head}<td colspan="2">${page.say({ da: 'Kan ikke regnes ud.', en: 'Cannot be computed.' })} ${why}</td></tr>`;
  }
  const { effect, test } = result;
  const named = sentenceCase(measureNames[effect.measure][language]);
  const estimate = html`${howLink(page, result.id, estimateShown(effect, results, language))}<br>${intervalShown(effect, language)}`;
  const measure = named === name ? null : html`<span class="tag">${named}</span><br>`;
  const p = test === null ? '–' : probability(test.p, language);
  return html`<tr class="${result.role}">${head}<td>${measure}${estimate}</td><td class="number">${p}</td></tr>`;
}

function armOnlyRow(page: ReportPage, result: AnalysisResult): Html | null {
  if (!result.ok || result.numbers.method !== 'cox') return null;
  const { armOnly }: CoxNumbers = result.numbers;
  if (armOnly === null || isAbsent(armOnly)) return null;
  const { language, results } = page;
  const effect = armEffect(armOnly);
  const [arm] = armOnly.coefficients;
  const label = page.say({ da: 'Samme model uden justering', en: 'The same model without adjustment' });
  return html`<tr><th scope="row" class="sub">${label}</th><td>${howLink(page, result.id, estimateShown(effect, results, language))}<br>${intervalShown(effect, language)}</td><td class="number">${probability(arm?.p ?? 1, language)}</td></tr>`;
}

/** Every analysis of the plan in its order, whatever it shows. */
export function analysesTable(page: ReportPage): Html {
  const { results, language } = page;
  const name = anchor(page, 'analyses-table');
  const columns = [
    page.say({ da: 'Analyse', en: 'Analysis' }),
    page.say({
      da: `Skøn og ${intervalName(results.level, 'da')}`,
      en: `Estimate and ${intervalName(results.level, 'en')}`,
    }),
    'p',
  ];
  const first = inSentence(results.arms[0].label[language]);
  const second = inSentence(results.arms[1].label[language]);
  const caption = page.say({
    da: `Planens analyser: ${first} i forhold til ${second}`,
    en: `The analyses of the plan: ${first} compared with ${second}`,
  });
  return section(
    page,
    'analyses',
    { da: 'Alle analyser i planen', en: 'All analyses of the plan' },
    html`<p>${page.say({
      da: 'Hovedanalysen står først. De øvrige var også i planen og er her alle, i planens orden; ingen er valgt til eller fra bagefter.',
      en: 'The primary analysis stands first. The others were in the plan too and are all here, in the order of the plan; none has been added or left out afterwards.',
    })}</p>`,
    html`<div class="scroll" role="region" aria-labelledby="${name}" tabindex="0"><table><caption id="${name}">${caption}</caption>
<thead><tr>${columns.map((column, index) => html`<th scope="col"${index === 2 ? html` class="number"` : null}>${column}</th>`)}</tr></thead>
<tbody>${results.analyses.map((one) => [row(page, one), armOnlyRow(page, one)])}</tbody></table></div>`,
  );
}
