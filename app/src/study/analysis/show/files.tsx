import { Definitions, formatInstant, type Lang, Section } from '../../../ui/index.ts';
import type { Study } from '../../studies/study.ts';
import type { StoredAnalysis } from '../store.ts';
import { texts } from './texts.ts';

/** The files for the evaluator's own programs. */
export const Files = ({ lang, study }: { readonly lang: Lang; readonly study: Study }) => (
  <ul>
    {(
      [
        ['report.html', texts[lang].report],
        ['results.json', texts[lang].results],
        ['data.csv', texts[lang].data],
      ] as const
    ).map(([name, text]) => (
      <li>
        <a href={`/studies/${study.id}/analysis/${name}`} download>
          {text}
        </a>
      </li>
    ))}
  </ul>
);

/** What the analysis rests on: when, by which program, with which fingerprints. */
export function Basis({ lang, stored }: { readonly lang: Lang; readonly stored: StoredAnalysis }) {
  const text = texts[lang];
  return (
    <Section title={text.basis}>
      <Definitions
        items={[
          { term: text.runAt, value: formatInstant(lang, stored.runAt) },
          { term: text.version, value: `Primus Motor ${stored.codeVersion}` },
          { term: text.hash, value: <code>{stored.hash}</code> },
          { term: text.dataHash, value: <code>{stored.results.data.sha256}</code> },
        ]}
      />
    </Section>
  );
}
