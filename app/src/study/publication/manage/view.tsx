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

const texts = {
  da: {
    title: 'Offentliggørelse',
    notYet: 'Resultatet kan offentliggøres, når to personer har åbnet grupperne for den nyeste analyse.',
    unblinding: 'Til afblindingen',
    stands: 'Resultatet er offentligt',
    see: 'Se siden',
    since: 'Siden',
    hash: 'Fingeraftryk af det, der vises',
    approved: 'Fingeraftryk af den godkendte analyse',
    withdraw: 'Træk resultatet tilbage',
    withdrawAbout: 'Siden siger da, at resultatet er trukket tilbage, og hvornår. Intet slettes.',
    would: 'Siden vil sige',
    withheld: 'Holdes tilbage, så ingen kan genkendes',
    publish: 'Offentliggør',
    publishAbout:
      'Alle kan læse siden, uden konto, på dansk og engelsk. Systemet regner analysen efter en gang til: det, der vises, er det, der blev godkendt.',
  },
  en: {
    title: 'Publication',
    notYet: 'The result can be published when two people have opened the groups for the newest analysis.',
    unblinding: 'To the unblinding',
    stands: 'The result is public',
    see: 'See the page',
    since: 'Since',
    hash: 'Fingerprint of what is shown',
    approved: 'Fingerprint of the approved analysis',
    withdraw: 'Withdraw the result',
    withdrawAbout: 'The page then says that the result was withdrawn, and when. Nothing is deleted.',
    would: 'The page will say',
    withheld: 'Held back so that nobody can be recognised',
    publish: 'Publish',
    publishAbout:
      'Everybody can read the page, without an account, in Danish and English. The system computes the analysis once more: what is shown is what was approved.',
  },
} as const;

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
