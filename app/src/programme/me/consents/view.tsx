import { Card, type PageContext } from '../../../ui/index.ts';
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
      {consents.length === 0 ? <p>{text.noYes}</p> : null}
      {consents.map((consent) => (
        <Card title={ownPurpose[lang][purposeOf(consent.purpose)](recipientName(lang, consent.recipient))}>
          <p>
            <a class="pm-own-link" href={`/me/consents/withdraw?consent=${consent.id}`}>
              {text.seeNo}
            </a>
          </p>
        </Card>
      ))}
      {consents.length === 0 ? <p>{text.ask}</p> : null}
    </OwnPage>
  );
}
