import { claimsFrom } from '@primus-motor/evaluation';
import {
  Alert,
  ButtonLink,
  Definitions,
  EmptyState,
  Form,
  type FormErrors,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Section,
  TextArea,
} from '../../ui/index.ts';
import type { StoredAnalysis } from '../analysis/store.ts';
import type { UnblindingState } from './load.ts';
import type { Unblinding } from './store.ts';

const texts = {
  da: {
    title: 'Afblinding',
    none: 'Analysen er ikke kørt endnu. Først når den ligger fast, kan grupperne åbnes.',
    two: 'Det kræver to personer: den ene beder om det med en grund, den anden siger ja. Begge står i revisionssporet.',
    reason: 'Hvorfor skal grupperne åbnes nu?',
    ask: 'Bed om afblinding',
    waiting: 'Venter på en anden',
    waitingAbout: 'Du har selv bedt om afblindingen. En anden evaluator eller forsøgsleder skal sige ja.',
    agree: 'Sig ja, og åbn grupperne',
    asked: 'Der er bedt om afblinding',
    askedWhy: 'Grund',
    askedAt: 'Bedt om',
    hash: 'Resultatets fingeraftryk',
    analysis: 'Den analyse, det gælder',
    open: 'Grupperne er åbne',
    is: (code: string, arm: string) => `Gruppe ${code} er ${arm}.`,
    at: 'Åbnet',
    publication: 'Til offentliggørelsen',
  },
  en: {
    title: 'Unblinding',
    none: 'The analysis has not been run yet. The groups can be opened only when it is final.',
    two: 'It takes two people: one asks with a reason, the other agrees. Both stand in the audit trail.',
    reason: 'Why are the groups to be opened now?',
    ask: 'Ask for unblinding',
    waiting: 'Waiting for somebody else',
    waitingAbout: 'You asked for the unblinding yourself. Another evaluator or trial manager must agree.',
    agree: 'Agree, and open the groups',
    asked: 'Unblinding has been asked for',
    askedWhy: 'Reason',
    askedAt: 'Asked for',
    hash: 'Fingerprint of the results',
    analysis: 'The analysis in question',
    open: 'The groups are open',
    is: (code: string, arm: string) => `Group ${code} is ${arm}.`,
    at: 'Opened',
    publication: 'To the publication',
  },
} as const;

export interface UnblindingPageProps extends UnblindingState {
  readonly page: PageContext;
  readonly viewerId: string;
  readonly requestId: string;
  readonly errors?: FormErrors;
  readonly reason?: string;
}

/** The analysis that would be opened, so that whoever agrees has seen what it says. */
const AnalysisInQuestion = ({ page, analysis }: { page: PageContext; analysis: StoredAnalysis }) => {
  const text = texts[page.lang];
  const claims = claimsFrom(analysis.results);
  return (
    <Section title={text.analysis}>
      <p>{claims.counts[page.lang]}</p>
      <p>{claims.primary.verdict[page.lang]}</p>
      <Definitions items={[{ term: text.hash, value: <code>{analysis.hash}</code> }]} />
    </Section>
  );
};

function Asked(
  props: UnblindingPageProps & { readonly unblinding: Unblinding; readonly analysis: StoredAnalysis },
) {
  const { page, study, unblinding, analysis, viewerId, requestId } = props;
  const text = texts[page.lang];
  const own = unblinding.requestedBy === viewerId;
  return (
    <>
      <Alert kind="info" title={own ? text.waiting : text.asked}>
        {own ? text.waitingAbout : text.two}
      </Alert>
      <Definitions
        items={[
          { term: text.askedWhy, value: unblinding.reason },
          { term: text.askedAt, value: formatInstant(page.lang, unblinding.requestedAt) },
        ]}
      />
      <AnalysisInQuestion page={page} analysis={analysis} />
      {own ? null : (
        <PostButton
          page={page}
          action={`/studies/${study.id}/unblinding/agree`}
          fields={{ unblinding: unblinding.id, hash: analysis.hash }}
          text={text.agree}
          kind="danger"
          requestId={requestId}
        />
      )}
    </>
  );
}

function Opened({ page, study, unblinding, mentoringCode }: UnblindingPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const arm = (role: 'experimental' | 'control') =>
    study.locked.protocol.arms.find((one) => one.role === role)?.label[lang].toLocaleLowerCase('da') ?? '';
  const other = mentoringCode === 'X' ? 'Y' : 'X';
  return (
    <>
      <Alert kind="done" title={text.open}>
        <p>{text.is(mentoringCode ?? '', arm('experimental'))}</p>
        <p>{text.is(other, arm('control'))}</p>
      </Alert>
      {unblinding?.approvedAt === undefined ? null : (
        <Definitions
          items={[
            { term: text.askedWhy, value: unblinding.reason },
            { term: text.at, value: formatInstant(lang, unblinding.approvedAt) },
          ]}
        />
      )}
      <p>
        {page.user?.roles.some(({ role }) => role === 'trial-manager') ? (
          <ButtonLink href={`/studies/${study.id}/publication`} kind="secondary">
            {text.publication}
          </ButtonLink>
        ) : null}
      </p>
    </>
  );
}

function Ask(props: UnblindingPageProps & { readonly analysis: StoredAnalysis }) {
  const { page, study, analysis, requestId, errors = {}, reason = '' } = props;
  const text = texts[page.lang];
  return (
    <>
      <p>{text.two}</p>
      <AnalysisInQuestion page={page} analysis={analysis} />
      <Section title={text.ask}>
        <Form
          page={page}
          action={`/studies/${study.id}/unblinding`}
          submit={text.ask}
          errors={errors}
          requestId={requestId}
          hidden={{ analysis: analysis.id }}
        >
          <TextArea name="reason" label={text.reason} value={reason} maxLength={500} rows={3} />
        </Form>
      </Section>
    </>
  );
}

/** One asks, another agrees; then the letters have names. */
export function UnblindingPage(props: UnblindingPageProps) {
  const { page, study, analysis, unblinding, mentoringCode } = props;
  const { lang } = page;
  const text = texts[lang];
  const body = () => {
    if (analysis === undefined) return <EmptyState text={text.none} />;
    if (unblinding === undefined) return <Ask {...props} analysis={analysis} />;
    if (unblinding.approvedAt === undefined || mentoringCode === undefined)
      return <Asked {...props} unblinding={unblinding} analysis={analysis} />;
    return <Opened {...props} />;
  };
  return (
    <Page
      page={page}
      title={text.title}
      lead={study.locked.protocol.title[lang]}
      back={{ href: `/studies/${study.id}`, text: study.locked.protocol.title[lang] }}
      errors={props.errors}
    >
      {body()}
    </Page>
  );
}
