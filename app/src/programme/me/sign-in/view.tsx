import { Form, type FormErrors, type PageContext, PublicPage, TextField } from '../../../ui/index.ts';
import { texts } from '../texts.ts';

export interface OwnSignInPageProps {
  readonly page: PageContext;
  readonly code?: string | undefined;
  readonly errors?: FormErrors | undefined;
}

/** Two fields: the code on the card and the day of birth, both typed as digits. */
export function OwnSignInPage({ page, code, errors }: OwnSignInPageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.in} errors={errors}>
      <div class="pm-own">
        <Form page={page} action="/me/sign-in" submit={text.go} errors={errors}>
          <TextField
            name="code"
            label={text.code}
            hint={text.codeHint}
            value={code}
            inputmode="numeric"
            maxLength={20}
          />
          <TextField
            name="born"
            label={text.born}
            hint={text.bornHint}
            inputmode="numeric"
            autocomplete="bday"
            maxLength={20}
          />
        </Form>
        <p>{text.lost}</p>
      </div>
    </PublicPage>
  );
}
