import type { Results } from '../analysis/results.ts';
import { claimsFrom } from '../claims/claims.ts';
import { figuresFrom } from '../figures/trial/figures.ts';
import { type Language, languages, type Text } from '../words/text.ts';
import { analysesTable } from './analyses.ts';
import { basis, methods } from './basis.ts';
import { type Html, html, trusted } from './html.ts';
import { lead } from './lead.ts';
import type { ReportPage } from './page.ts';
import { participants } from './participants.ts';
import { overTime, subgroup, unknown } from './sections.ts';
import { pageStyle } from './style.ts';

const names: Readonly<Record<Language, string>> = { da: 'Dansk', en: 'English' };

/** Two strokes that carry a third. */
const mark = trusted(
  '<svg viewBox="0 0 28 28" fill="none" stroke-width="3.5" stroke-linecap="round" aria-hidden="true"><path d="M7 25V12M21 25V12M4 6H24"/></svg>',
);

function half(results: Results, language: Language): Html {
  const page: ReportPage = {
    results,
    claims: claimsFrom(results),
    figures: figuresFrom(results, language, `${language}-figure`),
    language,
    say: (words: Text) => words[language],
  };
  return html`<article id="${language}" lang="${language}">
${lead(page)}
${overTime(page)}
${analysesTable(page)}
${subgroup(page)}
${participants(page)}
${unknown(page)}
${methods(page)}
${basis(page)}
</article>`;
}

/**
 * The whole report as one HTML file: Danish first, English after it, no script, nothing fetched. The same results give the
 * same bytes.
 */
export function reportHtml(results: Results): string {
  const title = results.protocol.title;
  const links = languages.map(
    (language) =>
      html`<li><a href="#${language}" lang="${language}" hreflang="${language}">${names[language]}</a></li>`,
  );
  const page = html`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title.da} – forsøgsrapport</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#da-answer">Gå til svaret</a>
<header class="top"><div class="mark">${mark}<span>Primus Motor · forsøgsrapport</span></div>
<nav aria-label="Sprog / Language"><ul>${links}</ul></nav></header>
<main>${languages.map((language) => half(results, language))}</main>
<footer class="foot"><p>Primus Motor ${results.software.version} · data <code>${results.data.sha256}</code> · plan <code>${results.protocol.sha256}</code></p></footer>
</body>
</html>
`;
  return page.markup;
}
