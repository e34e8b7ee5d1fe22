import { Form, type FormErrors, Page, type PageContext, Select, TextField } from '../../../ui/index.ts';
import { texts } from './texts.ts';

export interface NewLinkPageProps {
  readonly page: PageContext;
  readonly prisons: readonly { readonly id: string; readonly name: string }[];
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>>;
  readonly requestId?: string | undefined;
}

export function NewLinkPage({ page, prisons, errors, values = {}, requestId }: NewLinkPageProps) {
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      errors={errors}
      back={{ href: '/today', text: text.today }}
    >
      <Form page={page} action="/referral-links/new" submit={text.make} errors={errors} requestId={requestId}>
        <Select
          name="prison"
          label={text.prison}
          options={prisons.map(({ id, name }) => ({ value: id, text: name }))}
          value={values['prison']}
        />
        <TextField
          name="contactName"
          label={text.name}
          hint={text.hint}
          value={values['contactName']}
          optional
        />
      </Form>
      <p>
        <a href="/referral-links">{text.waiting}</a>
      </p>
    </Page>
  );
}
