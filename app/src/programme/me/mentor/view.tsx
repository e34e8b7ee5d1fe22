import { Form, type PageContext } from '../../../ui/index.ts';
import { OwnPage } from '../frame.tsx';
import { texts } from '../texts.ts';

export interface AnotherMentorPageProps {
  readonly page: PageContext;
  readonly asked: boolean;
  readonly requestId: string;
}

export function AnotherMentorPage({ page, asked, requestId }: AnotherMentorPageProps) {
  const text = texts[page.lang];
  return (
    <OwnPage page={page} title={text.anotherTitle}>
      {asked ? (
        <p>{text.anotherAlready}</p>
      ) : (
        <>
          <p>{text.anotherLead}</p>
          <Form page={page} action="/me/mentor" submit={text.anotherDo} requestId={requestId} />
        </>
      )}
    </OwnPage>
  );
}
