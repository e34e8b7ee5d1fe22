import { claimsFrom } from '@primus-motor/evaluation';
import { Definitions, PostButton, Section } from '../../../ui/index.ts';
import type { Release } from '../release.ts';
import { withheldText } from '../withheld.ts';
import { texts } from './texts.ts';
import type { PublicationPageProps } from './view.tsx';

/** What the page would say and hold back, before anybody sees it. */
export function Ready({
  page,
  study,
  release,
  requestId,
}: PublicationPageProps & { readonly release: Release }) {
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
