import { claimsFrom, figuresFrom } from '@primus-motor/evaluation';
import {
  Alert,
  ButtonLink,
  Definitions,
  EmptyState,
  formatDate,
  formatInstant,
  type Lang,
  Page,
  type PageContext,
  PostButton,
  Section,
} from '../../../ui/index.ts';
import { AnalysesTable } from '../../results/analyses.tsx';
import { Drawn } from '../../results/figures.tsx';
import type { Study } from '../../studies/study.ts';
import type { Maturity } from '../follow-up.ts';
import type { StoredAnalysis } from '../store.ts';

const texts = {
  da: {
    title: 'Analyse',
    run: 'Kør planens analyser',
    runAgain: 'Kør igen med de nye data',
    notRun: 'Udfaldene er fuldstændige for alle. Planens analyser kan køres; grupperne hedder X og Y.',
    stale: 'Data er ændret, siden analysen blev kørt. Det, der står her, er fra før.',
    say: 'Hvad hovedanalysen siger',
    all: 'Alle planens analyser',
    people: 'Hver deltager en prik',
    time: 'Over tid',
    subgroup: 'Er det ens for alle',
    flow: 'Deltagernes vej',
    files: 'Filer',
    report: 'Hele rapporten (HTML)',
    results: 'Resultaterne (results.json)',
    data: 'Analysefilen (CSV, uden navne)',
    basis: 'Grundlag',
    runAt: 'Kørt',
    hash: 'Resultatets fingeraftryk',
    dataHash: 'Analysefilens fingeraftryk',
    version: 'Program',
    unblind: 'Bed om afblinding',
    unblindAbout: 'Når analysen ligger fast, kan to personer sammen åbne for, hvilken gruppe der er hvilken.',
    notYet: 'Resultatet er ikke modent',
    why: {
      recruiting: 'Forsøget tager endnu imod deltagere, eller er sat på pause. Ingen ser resultatet før tid.',
      'no-outcomes': 'Der er ikke hentet udfald fra registret endnu.',
      'not-released':
        'Nogle deltagere er ikke løsladt endnu, eller deres løsladelse er ikke hentet. Først når alle er fulgt til ende, kan resultatet ses.',
    },
    early: (date: string) =>
      `Udfaldene skal være fuldstændige til og med ${date}, før alle er fulgt til ende og afgørelserne er faldet. Ingen ser resultatet før.`,
  },
  en: {
    title: 'Analysis',
    run: 'Run the analyses of the plan',
    runAgain: 'Run again with the new data',
    notRun:
      'Outcomes are complete for everybody. The plan’s analyses can be run; the groups are called X and Y.',
    stale: 'The data have changed since the analysis was run. What stands here is from before.',
    say: 'What the primary analysis says',
    all: 'All analyses of the plan',
    people: 'Each participant a dot',
    time: 'Over time',
    subgroup: 'Is it the same for everybody',
    flow: 'The participants’ way',
    files: 'Files',
    report: 'The whole report (HTML)',
    results: 'The results (results.json)',
    data: 'The analysis file (CSV, without names)',
    basis: 'Basis',
    runAt: 'Run',
    hash: 'Fingerprint of the results',
    dataHash: 'Fingerprint of the analysis file',
    version: 'Program',
    unblind: 'Ask for unblinding',
    unblindAbout: 'When the analysis is final, two people together can open which group is which.',
    notYet: 'The result is not mature',
    why: {
      recruiting: 'The study still takes participants, or is paused. Nobody sees the result before its time.',
      'no-outcomes': 'No outcomes have been brought from the register yet.',
      'not-released':
        'Some participants are not released yet, or their release has not been brought in. The result can be seen only when everybody is followed to the end.',
    },
    early: (date: string) =>
      `Outcomes must be complete up to ${date} before everybody is followed to the end and decisions have been made. Nobody sees the result before.`,
  },
} as const;

interface StudyPageProps {
  readonly page: PageContext;
  readonly study: Study;
}

const frame = ({ page, study }: StudyPageProps) => ({
  page,
  title: texts[page.lang].title,
  lead: study.locked.protocol.title[page.lang],
  back: { href: `/studies/${study.id}`, text: study.locked.protocol.title[page.lang] },
});

export function NotMaturePage(
  props: StudyPageProps & { readonly maturity: Exclude<Maturity, { mature: true }> },
) {
  const { lang } = props.page;
  const text = texts[lang];
  const { maturity } = props;
  return (
    <Page {...frame(props)}>
      <Alert kind="info" title={text.notYet}>
        {maturity.reason === 'too-early'
          ? text.early(formatDate(lang, maturity.from, 'day'))
          : text.why[maturity.reason]}
      </Alert>
    </Page>
  );
}

export function NotRunPage(props: StudyPageProps & { readonly requestId: string }) {
  const { page, study } = props;
  const text = texts[page.lang];
  return (
    <Page {...frame(props)}>
      <EmptyState
        text={text.notRun}
        action={
          <PostButton
            page={page}
            action={`/studies/${study.id}/analysis`}
            text={text.run}
            kind="primary"
            requestId={props.requestId}
          />
        }
      />
    </Page>
  );
}

const Files = ({ lang, study }: { readonly lang: Lang; readonly study: Study }) => (
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

export interface AnalysisPageProps extends StudyPageProps {
  readonly stored: StoredAnalysis;
  /** Run on the data as they are now. */
  readonly current: boolean;
  readonly requestId: string;
}

function Now({ page, study, current, requestId }: AnalysisPageProps) {
  const text = texts[page.lang];
  if (!current)
    return (
      <PostButton
        page={page}
        action={`/studies/${study.id}/analysis`}
        text={text.runAgain}
        kind="primary"
        requestId={requestId}
      />
    );
  return (
    <>
      <p>{text.unblindAbout}</p>
      <ButtonLink href={`/studies/${study.id}/unblinding`} kind="secondary">
        {text.unblind}
      </ButtonLink>
    </>
  );
}

/** The plan's analyses with the arms as X and Y: the primary one leads, and nothing tells which arm is which. */
export function AnalysisPage(props: AnalysisPageProps) {
  const { page, study, stored } = props;
  const { lang } = page;
  const text = texts[lang];
  const { results } = stored;
  const claims = claimsFrom(results);
  const figures = figuresFrom(results, lang, 'analysis');
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
      <Section title={text.basis}>
        <Definitions
          items={[
            { term: text.runAt, value: formatInstant(lang, stored.runAt) },
            { term: text.version, value: `Primus Motor ${stored.codeVersion}` },
            { term: text.hash, value: <code>{stored.hash}</code> },
            { term: text.dataHash, value: <code>{results.data.sha256}</code> },
          ]}
        />
      </Section>
    </Page>
  );
}
