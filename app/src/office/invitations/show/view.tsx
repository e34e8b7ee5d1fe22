import { Form, type FormErrors, type PageContext, PublicPage, TextField } from '../../../ui/index.ts';
import { roleInSentence } from '../../users/texts.ts';
import type { OpenInvitation } from '../store.ts';
import { texts } from './texts.ts';

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
      page={{ ...page, organisation: { name: invitation.organisation, demo: invitation.demo } }}
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
