import { Alert, EmptyState, formatDate, Page, PostButton } from '../../../ui/index.ts';
import type { Maturity } from '../follow-up.ts';
import { frame, type StudyPageProps } from './frame.ts';
import { texts } from './texts.ts';

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
