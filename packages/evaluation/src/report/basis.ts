import type { AnalysisResult } from '../analysis/results.ts';
import { intervalName } from '../claims/phrases.ts';
import { decimal, probability, whole } from '../words/numbers.ts';
import { inSentence, type Text } from '../words/text.ts';
import { type How, howOf, standingHows } from './how.ts';
import { type Html, html } from './html.ts';
import { anchor, type ReportPage, section, table } from './page.ts';

/** All coefficients of a Cox model. */
function coefficients(page: ReportPage, result: AnalysisResult): Html | null {
  if (!result.ok || result.numbers.method !== 'cox') return null;
  const { language, results } = page;
  const number = (value: number | null, digits: number) =>
    value === null ? '–' : decimal(value, digits, language);
  const label = (name: string) => {
    if (name === 'arm') return results.arms[0].label[language];
    const [variable, category] = name.split(': ');
    const known = results.baseline.find((one) => one.name === variable);
    const coded = known?.content.type === 'coded' ? known.content.categories : [];
    const value = coded.find((one) => one.value === category)?.label[language];
    return `${known?.label[language] ?? name}${value === undefined ? '' : `: ${value}`}`;
  };
  const { model } = result.numbers;
  const caption = page.say({
    da: `Koefficienter: ${whole(model.n, 'da')} deltagere, ${whole(model.events, 'da')} hændelser`,
    en: `Coefficients: ${whole(model.n, 'en')} participants, ${whole(model.events, 'en')} events`,
  });
  const columns = [
    page.say({ da: 'Led', en: 'Term' }),
    page.say({ da: 'Hazardratio', en: 'Hazard ratio' }),
    intervalName(results.level, language),
    'p',
  ];
  const rows = model.coefficients.map((one) => [
    label(one.name),
    number(one.hazardRatio, 3),
    `${number(one.lower, 3)} ${page.say({ da: 'til', en: 'to' })} ${number(one.upper, 3)}`,
    probability(one.p, language),
  ]);
  return table(page, { caption, columns, rows }, `${result.id}-coefficients`);
}

function entry(page: ReportPage, how: How, more: Html | null): Html {
  const { results, language } = page;
  const trace = page.say({
    da: `Data ${results.data.sha256.slice(0, 12)} · plan ${results.protocol.sha256.slice(0, 12)} · Primus Motor ${results.software.version}`,
    en: `Data ${results.data.sha256.slice(0, 12)} · plan ${results.protocol.sha256.slice(0, 12)} · Primus Motor ${results.software.version}`,
  });
  return html`<div class="method" id="${anchor(page, `how-${how.id}`)}"><h3>${how.heading[language]}</h3>
<p>${how.explanation[language]}</p>${more}
<p class="trace">${how.reference}. ${trace}</p></div>`;
}

/** How each number is computed; where every number of the report leads. */
export function methods(page: ReportPage): Html {
  const { results } = page;
  const shown = standingHows.filter(
    (how) =>
      (how.id !== 'subgroup' || results.subgroup !== null) &&
      (how.id !== 'baseline' || results.baseline.length > 0),
  );
  const analyses = results.analyses.map((one) => entry(page, howOf(one, results), coefficients(page, one)));
  return section(
    page,
    'methods',
    { da: 'Sådan er tallene regnet', en: 'How the numbers are computed' },
    ...analyses,
    ...shown.map((how) => entry(page, how, null)),
  );
}

function item(page: ReportPage, term: Text, content: Html | string | null): Html | null {
  return content === null ? null : html`<dt>${page.say(term)}</dt><dd>${content}</dd>`;
}

/** What the report rests on: question, plan, data, program; and how to check it. */
export function basis(page: ReportPage): Html {
  const { results, say } = page;
  const { protocol, software, data } = results;
  const { estimand } = protocol;
  const written = say(
    protocol.writtenAfter === null
      ? { da: 'Skrevet, før data blev set.', en: 'Written before the data were seen.' }
      : { da: 'Skrevet, efter at data var kendt.', en: 'Written after the data were known.' },
  );
  return section(
    page,
    'basis',
    { da: 'Grundlag, og hvordan man efterprøver det', en: 'Basis, and how to check it' },
    html`<dl>
${item(page, { da: 'Spørgsmål', en: 'Question' }, `${say(estimand.treatment)} ${say({ da: 'sammenlignet med', en: 'compared with' })}: ${inSentence(say(estimand.comparator))}. ${say(estimand.variable)}. ${say(estimand.summary)}.`)}
${item(page, { da: 'Deltagere', en: 'Participants' }, say(estimand.population))}
${item(page, { da: 'Fordeling', en: 'Allocation' }, protocol.allocation === null ? null : say(protocol.allocation))}
${item(page, { da: 'Kilde', en: 'Source' }, protocol.source === null ? null : say(protocol.source))}
${item(page, { da: 'Plan', en: 'Plan' }, html`${protocol.id}, ${say({ da: 'version', en: 'version' })} ${protocol.version}. ${written}<br><code>${protocol.sha256}</code>`)}
${item(page, { da: 'Datafil', en: 'Data file' }, html`${whole(data.rows, page.language)} ${say({ da: 'rækker. SHA-256 af filen:', en: 'rows. SHA-256 of the file:' })}<br><code>${data.sha256}</code>`)}
${item(page, { da: 'Program', en: 'Program' }, `Primus Motor ${software.version}`)}
${item(
  page,
  { da: 'Efterprøv', en: 'Check' },
  html`${say({
    da: 'Samme data, plan og version giver de samme filer, byte for byte:',
    en: 'The same data, plan and version give the same files, byte for byte:',
  })} <code>primus evaluate trial.csv --protocol protocol.yaml --out report/</code>`,
)}
</dl>`,
  );
}
