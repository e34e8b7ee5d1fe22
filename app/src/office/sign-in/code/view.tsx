import { Form, type FormErrors, type PageContext, PublicPage, TextField } from '../../../ui/index.ts';
import { texts } from './texts.ts';

export interface CodePageProps {
  readonly page: PageContext;
  readonly next?: string | undefined;
  readonly errors?: FormErrors | undefined;
}

export function CodePage({ page, next, errors }: CodePageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.lead} errors={errors}>
      <Form
        page={page}
        action="/sign-in/code"
        submit={text.submit}
        errors={errors}
        hidden={next === undefined ? {} : { next }}
        secondary={<a href="/sign-in">{text.again}</a>}
      >
        <TextField
          name="code"
          label={text.code}
          hint={text.hint}
          width="s"
          autocomplete="one-time-code"
          autofocus
        />
      </Form>
    </PublicPage>
  );
}
