import type { LockedProtocol } from '@primus-motor/trial';
import { ConfirmPage, type PageContext } from '../../../ui/index.ts';
import { texts } from '../new/texts.ts';
import { ProtocolSummary } from '../summary.tsx';

export interface ConfirmStudyProps {
  readonly page: PageContext;
  readonly requestId: string;
  readonly protocol: string;
  readonly locked: LockedProtocol;
}

export function ConfirmStudyPage({ page, requestId, protocol, locked }: ConfirmStudyProps) {
  const text = texts[page.lang];
  return (
    <ConfirmPage
      page={page}
      title={text.confirmTitle}
      lead={locked.protocol.title[page.lang]}
      action="/studies/new"
      confirm={text.confirm}
      cancelHref="/studies"
      requestId={requestId}
      fields={{ protocol, confirmed: locked.hash }}
    >
      <ProtocolSummary lang={page.lang} locked={locked} />
      <p>{text.meaning}</p>
    </ConfirmPage>
  );
}
