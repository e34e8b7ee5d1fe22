import type { TrialFigures } from '@primus-motor/evaluation';
import { ButtonLink, Definitions, Details, formatInstant, type Lang, Section } from '../../../ui/index.ts';
import { AnalysesTable } from '../../results/analyses.tsx';
import { Drawn } from '../../results/figures.tsx';
import type { Published } from '../store.ts';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Lang;
  readonly published: Published;
}

/** Who, what against what, drawn how, measured how: what a reader needs before believing a number. */
export function HowMade({ lang, published, figures }: Props & { readonly figures: TrialFigures }) {
  const text = texts[lang];
  const { results } = published;
  const { estimand, outcome } = results.protocol;
  const definition = published.locked.protocol.outcome.definition?.text[lang];
  return (
    <Section title={text.made}>
      <Definitions
        items={[
          { term: text.population, value: estimand.population[lang] },
          { term: text.treatment, value: estimand.treatment[lang] },
          { term: text.comparator, value: estimand.comparator[lang] },
          { term: text.allocation, value: text.lots },
          {
            term: text.outcome,
            value: definition === undefined ? outcome.name[lang] : `${outcome.name[lang]}. ${definition}`,
          },
          { term: text.outcomeLeft, value: text.asRandomised },
        ]}
      />
      <Details summary={text.technical}>
        <AnalysesTable lang={lang} results={results} />
        <Drawn figure={figures.flow} />
      </Details>
    </Section>
  );
}

/** The fingerprints, and the file that they are of. */
export function Check({ lang, published }: Props) {
  const text = texts[lang];
  const { results, slug } = published;
  return (
    <Section title={text.check}>
      <p>{text.checkAbout}</p>
      <Definitions
        items={[
          { term: text.registered, value: formatInstant(lang, published.registeredAt, 'day') },
          { term: text.commitment, value: <code>{published.commitment}</code> },
          { term: text.protocol, value: <code>{results.protocol.sha256}</code> },
          { term: text.approved, value: <code>{published.approvedHash}</code> },
          { term: text.hash, value: <code>{published.hash}</code> },
          { term: text.program, value: `Primus Motor ${results.software.version}` },
        ]}
      />
      <p>
        <ButtonLink href={`/results/${slug}/results.json`} kind="secondary" download>
          {text.download}
        </ButtonLink>
      </p>
      <p>{text.recompute}</p>
    </Section>
  );
}
