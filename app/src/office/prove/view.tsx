import { Alert, Form, type FormErrors, Page, type PageContext, TextField } from '../../ui/index.ts';
import { texts as codeTexts } from '../sign-in/code/texts.ts';
import { texts } from './texts.ts';

export interface ProvePageProps {
  readonly page: PageContext;
  readonly next?: string | undefined;
  /** A form came too late and was not taken. */
  readonly unsent?: boolean;
  readonly errors?: FormErrors | undefined;
}

export function ProvePage({ page, next, unsent = false, errors }: ProvePageProps) {
  const text = texts[page.lang];
  const code = codeTexts[page.lang];
  return (
    <Page page={page} title={text.title} lead={text.lead} errors={errors}>
      {unsent ? <Alert kind="warning">{text.unsent}</Alert> : null}
      <Form
        page={page}
        action="/prove"
        submit={text.submit}
        errors={errors}
        hidden={next === undefined ? {} : { next }}
      >
        <TextField
          name="code"
          label={code.code}
          hint={code.hint}
          width="s"
          autocomplete="one-time-code"
          autofocus
        />
      </Form>
    </Page>
  );
}
