import { ButtonLink, type PageContext } from '../../../ui/index.ts';
import { purposeOf, recipientName } from '../../consents/consent.ts';
import type { ListedConsent } from '../../consents/store.ts';
import { OwnPage } from '../frame.tsx';
import { ownPurpose, texts } from '../texts.ts';

export interface OwnConsentsPageProps {
  readonly page: PageContext;
  readonly consents: readonly ListedConsent[];
}

export function OwnConsentsPage({ page, consents }: OwnConsentsPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <OwnPage page={page} title={text.yeses}>
      <p>{consents.length === 0 ? text.noYes : text.press}</p>
      {consents.map((consent) => (
        <ButtonLink href={`/me/consents/withdraw?consent=${consent.id}`} kind="secondary">
          {ownPurpose[lang][purposeOf(consent.purpose)](recipientName(lang, consent.recipient))}
        </ButtonLink>
      ))}
      {consents.length === 0 ? <p>{text.ask}</p> : null}
    </OwnPage>
  );
}
