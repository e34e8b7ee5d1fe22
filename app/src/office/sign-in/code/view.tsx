import { Form, type FormErrors, type PageContext, PublicPage, TextField } from '../../../ui/index.ts';

const texts = {
  da: {
    title: 'Koden fra din autentifikator',
    lead: 'Åbn appen på din telefon, og skriv de seks cifre for Primus Motor.',
    code: 'Kode',
    hint: 'Har du ikke telefonen, så brug en af dine reservekoder. Hver kode virker én gang.',
    submit: 'Log ind',
    again: 'Begynd forfra',
  },
  en: {
    title: 'The code from your authenticator',
    lead: 'Open the app on your phone and write the six digits for Primus Motor.',
    code: 'Code',
    hint: 'Without the phone, use one of your spare codes. Each code works once.',
    submit: 'Sign in',
    again: 'Begin again',
  },
} as const;

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
