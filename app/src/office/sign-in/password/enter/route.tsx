import { post, rejectedForm, view } from '../../../route.ts';
import { nextSchema, withNext } from '../../next.ts';
import { waitText } from '../../texts.ts';
import { signInSchema } from '../schema.ts';
import { SignInPage } from '../view.tsx';

const wrong = {
  da: 'Mailadressen og adgangskoden passer ikke sammen.',
  en: 'The mail address and the password do not match.',
};

export const signIn = post('/sign-in', {
  access: { who: 'anyone' },
  body: signInSchema,
  audit: 'account.password-given',
  act: async ({ page, house, http, say, lang, body }) => {
    const { email, password, next } = body;
    const { accounts } = house;
    const answer = await accounts.signIn(accounts.knock(http), email, password);
    switch (answer.kind) {
      case 'second-factor':
        return { kind: 'redirect', to: withNext('/sign-in/code', next), cookies: answer.cookies };
      case 'set-up':
        return { kind: 'redirect', to: '/second-factor', cookies: answer.cookies };
      case 'refused':
        return rejectedForm(<SignInPage page={page} next={next} email={email} errors={{ '': say(wrong) }} />);
      case 'wait': {
        const errors = { '': waitText(lang, answer.seconds) };
        return view(<SignInPage page={page} next={next} email={email} errors={errors} />, 429);
      }
    }
  },
  rejected: async ({ page }, { errors, values }) =>
    rejectedForm(
      <SignInPage
        page={page}
        next={nextSchema.parse(values['next'])}
        email={values['email']}
        errors={errors}
      />,
    ),
});
