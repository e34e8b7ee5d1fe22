import { EmptyState, type FormErrors, Page, type PageContext } from '../../../ui/index.ts';
import type { UnblindingState } from '../load.ts';
import { Ask, Asked } from './asked.tsx';
import { Opened } from './opened.tsx';
import { texts } from './texts.ts';

export interface UnblindingPageProps extends UnblindingState {
  readonly page: PageContext;
  readonly viewerId: string;
  readonly requestId: string;
  readonly errors?: FormErrors;
  readonly reason?: string;
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
