import { Form, type FormErrors, type PageContext, PublicPage, TextField } from '../../../ui/index.ts';
import { texts } from './texts.ts';

export interface SignInPageProps {
  readonly page: PageContext;
  readonly next?: string | undefined;
  readonly email?: string | undefined;
  readonly errors?: FormErrors | undefined;
}

export function SignInPage({ page, next, email, errors }: SignInPageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.next} errors={errors}>
      <Form
        page={page}
        action="/sign-in"
        submit={text.submit}
        errors={errors}
        hidden={next === undefined ? {} : { next }}
      >
        <TextField name="email" label={text.email} type="email" autocomplete="username" value={email} />
        <TextField name="password" label={text.password} type="password" autocomplete="current-password" />
      </Form>
      <p>{text.lost}</p>
    </PublicPage>
  );
}
