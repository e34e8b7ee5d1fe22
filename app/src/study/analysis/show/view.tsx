import { claimsFrom } from '@primus-motor/evaluation';
import { Alert, Page, Section } from '../../../ui/index.ts';
import { AnalysesTable } from '../../results/analyses.tsx';
import { figuresOf } from '../../results/drawn.ts';
import { Drawn } from '../../results/figures.tsx';
import type { StoredAnalysis } from '../store.ts';
import { Basis, Files } from './files.tsx';
import { frame, type StudyPageProps } from './frame.ts';
import { Now } from './now.tsx';
import { texts } from './texts.ts';

export interface AnalysisPageProps extends StudyPageProps {
  readonly stored: StoredAnalysis;
  /** Run on the data as they are now. */
  readonly current: boolean;
  /** Two people have opened which arm is which for this analysis. */
  readonly opened: boolean;
  readonly requestId: string;
}

/** The plan's analyses with the arms as X and Y: the primary one leads, and nothing tells which arm is which. */
export function AnalysisPage(props: AnalysisPageProps) {
  const { page, study, stored } = props;
  const { lang } = page;
  const text = texts[lang];
  const { results } = stored;
  const claims = claimsFrom(results);
  const figures = figuresOf(stored, lang, 'analysis');
  return (
    <Page {...frame(props)} now={<Now {...props} />}>
      {props.current ? null : <Alert kind="warning">{text.stale}</Alert>}
      {claims.blinded === null ? null : <Alert kind="info">{claims.blinded[lang]}</Alert>}
      <Section title={text.say}>
        <p>{claims.primary.verdict[lang]}</p>
        {[
          claims.primary.numbers,
          claims.difference,
          claims.disagreement,
          ...claims.cautions,
          ...claims.notComputed,
        ].map((words) => (words === null ? null : <p>{words[lang]}</p>))}
      </Section>
      <Section title={text.people}>
        <Drawn figure={figures.dots} />
      </Section>
      <Section title={text.all}>
        <AnalysesTable lang={lang} results={results} />
      </Section>
      <Section title={text.time}>
        <p>{claims.when[lang]}</p>
        <Drawn figure={figures.survival} />
      </Section>
      {claims.subgroup === null || figures.forest === null ? null : (
        <Section title={text.subgroup}>
          <Drawn figure={figures.forest} />
          <p>{claims.subgroup.parts[lang]}</p>
        </Section>
      )}
      <Section title={text.flow}>
        <Drawn figure={figures.flow} />
      </Section>
      <Section title={text.files}>
        <Files lang={lang} study={study} />
      </Section>
      <Basis lang={lang} stored={stored} />
    </Page>
  );
}
