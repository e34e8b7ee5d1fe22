import { Form, type FormErrors, type PageContext, PublicPage, TextField } from '../../../ui/index.ts';
import { passwordLength } from '../../accounts/accounts.ts';
import { roleInSentence } from '../../users/texts.ts';
import type { OpenInvitation } from '../store.ts';

const texts = {
  da: {
    title: (organisation: string) => `Velkommen til ${organisation}`,
    lead: (name: string, role: string) => `${name}, du er inviteret som ${role}.`,
    email: 'Din mailadresse',
    password: 'Vælg en adgangskode',
    hint: `Mindst ${passwordLength.least} tegn. Fire tilfældige ord er gode og lette at huske.`,
    next: 'Bagefter sætter du en autentifikator op på din telefon.',
    submit: 'Fortsæt',
    has: 'Du har en konto i forvejen. Tag imod rollen, og log ind, som du plejer.',
    accept: 'Tag imod rollen',
    gone: 'Invitationen virker ikke',
    goneLead: 'Den er brugt, udløbet eller trukket tilbage. Intet er ændret.',
    goneAbout: 'Bed den, der inviterede dig, om en ny.',
    signIn: 'Har du allerede en konto, så log ind',
  },
  en: {
    title: (organisation: string) => `Welcome to ${organisation}`,
    lead: (name: string, role: string) => `${name}, you are invited as ${role}.`,
    email: 'Your mail address',
    password: 'Choose a password',
    hint: `At least ${passwordLength.least} characters. Four random words are good and easy to remember.`,
    next: 'Afterwards you set up an authenticator on your phone.',
    submit: 'Continue',
    has: 'You have an account already. Accept the role, and sign in as you always do.',
    accept: 'Accept the role',
    gone: 'The invitation does not work',
    goneLead: 'It has been used, has expired or was withdrawn. Nothing has changed.',
    goneAbout: 'Ask whoever invited you for a new one.',
    signIn: 'If you have an account already, sign in',
  },
} as const;

export interface AcceptPageProps {
  readonly page: PageContext;
  readonly token: string;
  readonly invitation: OpenInvitation;
  readonly errors?: FormErrors | undefined;
}

export function AcceptPage({ page, token, invitation, errors }: AcceptPageProps) {
  const text = texts[page.lang];
  const hasPassword = invitation.account?.password === true;
  const role = roleInSentence(page.lang, invitation);
  return (
    <PublicPage
      page={page}
      title={text.title(invitation.organisation)}
      lead={text.lead(invitation.name, role)}
      errors={errors}
    >
      <p>{hasPassword ? text.has : text.next}</p>
      <Form
        page={page}
        action={hasPassword ? `/invitation/${token}/accept` : `/invitation/${token}`}
        submit={hasPassword ? text.accept : text.submit}
        errors={errors}
      >
        {hasPassword ? null : (
          <>
            <p>
              {text.email}: <strong>{invitation.email}</strong>
            </p>
            <TextField
              name="password"
              label={text.password}
              hint={text.hint}
              type="password"
              autocomplete="new-password"
            />
          </>
        )}
      </Form>
    </PublicPage>
  );
}

/** The same for an invitation that was never there. */
export function InvitationGonePage({ page }: { readonly page: PageContext }) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.gone} lead={text.goneLead}>
      <p>{text.goneAbout}</p>
      <p>
        <a href="/sign-in">{text.signIn}</a>
      </p>
    </PublicPage>
  );
}
