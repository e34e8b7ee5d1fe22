import { claimsFrom } from '@primus-motor/evaluation';
import {
  Alert,
  Definitions,
  Form,
  formatInstant,
  type PageContext,
  PostButton,
  Section,
  TextArea,
} from '../../../ui/index.ts';
import type { StoredAnalysis } from '../../analysis/store.ts';
import type { Unblinding } from '../store.ts';
import { texts } from './texts.ts';
import type { UnblindingPageProps } from './view.tsx';

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

/** Somebody has asked: who did not may agree. */
export function Asked(
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

/** Nobody has asked yet. */
export function Ask(props: UnblindingPageProps & { readonly analysis: StoredAnalysis }) {
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
