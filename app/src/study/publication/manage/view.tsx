import { claimsFrom } from '@primus-motor/evaluation';
import {
  Alert,
  ButtonLink,
  Definitions,
  EmptyState,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Section,
} from '../../../ui/index.ts';
import type { Study } from '../../studies/study.ts';
import type { Release } from '../release.ts';
import type { Published } from '../store.ts';
import { withheldText } from '../withheld.ts';
import { texts } from './texts.ts';

export interface PublicationPageProps {
  readonly page: PageContext;
  readonly study: Study;
  readonly standing: Published | undefined;
  readonly approved: boolean;
  readonly release: Release | undefined;
  readonly requestId: string;
}

function Standing({
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

function Ready({ page, study, release, requestId }: PublicationPageProps & { readonly release: Release }) {
  const { lang } = page;
  const text = texts[lang];
  const claims = claimsFrom(release.results);
  return (
    <>
      <Section title={text.would}>
        <p>
          <strong>{claims.answer[lang]}</strong>
        </p>
        <p>{claims.primary.verdict[lang]}</p>
      </Section>
      {release.withheld.length === 0 ? null : (
        <Section title={text.withheld}>
          <ul>
            {release.withheld.map((one) => (
              <li>{withheldText(lang, one, study.locked.protocol)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Definitions items={[{ term: text.hash, value: <code>{release.hash}</code> }]} />
      <p>{text.publishAbout}</p>
      <PostButton
        page={page}
        action={`/studies/${study.id}/publication`}
        text={text.publish}
        kind="primary"
        requestId={requestId}
      />
    </>
  );
}

/** What would be published, or what stands and can be withdrawn. */
export function PublicationPage(props: PublicationPageProps) {
  const { page, study, standing, release } = props;
  const { lang } = page;
  const text = texts[lang];
  const body = () => {
    if (standing !== undefined) return <Standing {...props} standing={standing} />;
    if (release !== undefined) return <Ready {...props} release={release} />;
    const action = <ButtonLink href={`/studies/${study.id}/unblinding`}>{text.unblinding}</ButtonLink>;
    return <EmptyState text={text.notYet} action={action} />;
  };
  return (
    <Page
      page={page}
      title={text.title}
      lead={study.locked.protocol.title[lang]}
      back={{ href: `/studies/${study.id}`, text: study.locked.protocol.title[lang] }}
    >
      {body()}
    </Page>
  );
}
