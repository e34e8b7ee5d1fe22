import { ButtonLink, PostButton } from '../../../ui/index.ts';
import { texts } from './texts.ts';
import type { AnalysisPageProps } from './view.tsx';

/** Run again where the data have changed; else ask for unblinding. */
export function Now({ page, study, current, opened, requestId }: AnalysisPageProps) {
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
      <p>{opened ? text.openedAbout : text.unblindAbout}</p>
      <ButtonLink href={`/studies/${study.id}/unblinding`} kind="secondary">
        {opened ? text.seeOpened : text.unblind}
      </ButtonLink>
    </>
  );
}
