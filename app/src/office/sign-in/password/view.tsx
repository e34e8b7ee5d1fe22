import { Form, type FormErrors, type PageContext, PublicPage, TextField } from '../../../ui/index.ts';

const texts = {
  da: {
    title: 'Log ind',
    email: 'Mailadresse',
    password: 'Adgangskode',
    submit: 'Fortsæt',
    next: 'Bagefter skriver du koden fra din autentifikator.',
    lost: 'Kan du ikke komme ind, så skriv til en administrator i din organisation.',
  },
  en: {
    title: 'Sign in',
    email: 'Mail address',
    password: 'Password',
    submit: 'Continue',
    next: 'Afterwards you write the code from your authenticator.',
    lost: 'If you cannot get in, write to an administrator of your organisation.',
  },
} as const;

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
