import { Alert, Definitions, formatInstant, PostButton } from '../../../ui/index.ts';
import type { Published } from '../store.ts';
import { texts } from './texts.ts';
import type { PublicationPageProps } from './view.tsx';

/** What stands, and the way to take it back. */
export function Standing({
  page,
  study,
  standing,
  requestId,
}: PublicationPageProps & { readonly standing: Published }) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <>
      <Alert kind="done" title={text.stands}>
        <a href={`/results/${standing.slug}`}>{text.see}</a>
      </Alert>
      <Definitions
        items={[
          { term: text.since, value: formatInstant(lang, standing.publishedAt) },
          { term: text.hash, value: <code>{standing.hash}</code> },
          { term: text.approved, value: <code>{standing.approvedHash}</code> },
        ]}
      />
      <p>{text.withdrawAbout}</p>
      <PostButton
        page={page}
        action={`/studies/${study.id}/publication/withdraw`}
        text={text.withdraw}
        kind="danger"
        requestId={requestId}
      />
    </>
  );
}
