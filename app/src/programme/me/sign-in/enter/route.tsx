import { participantCookie } from '../../../../office/participant/cookie.ts';
import { post, rejectedForm, view } from '../../../../office/route.ts';
import { waitText } from '../../../../office/sign-in/texts.ts';
import { codeHash, readCode } from '../../../consents/card/code.ts';
import { readBirthDate } from '../birth-date.ts';
import { signInSchema } from '../schema.ts';
import { openCard } from '../store.ts';
import { OwnSignInPage } from '../view.tsx';

const wrong = {
  da: 'Koden og dagen passer ikke sammen. Se på dit kort, og prøv igen.',
  en: 'The code and the day do not match. Look at your card and try again.',
};

/**
 * Two fields and no account. A wrong code and a wrong day get the same answer after the same work; tries are counted
 * by the code that was typed and by the address, before anything is looked up.
 */
export const ownSignIn = post('/me/sign-in', {
  access: { who: 'anyone' },
  body: signInSchema,
  audit: 'participant.signed-in',
  act: async ({ page, cases, body, clock, house, http, say, lang }) => {
    const { accounts, secrets } = house;
    const digits = readCode(body.code);
    const admission = await accounts.askWithCard(accounts.knock(http), digits ?? '');
    if (admission.kind === 'wait') {
      const errors = { '': waitText(lang, admission.seconds) };
      return view(<OwnSignInPage page={page} errors={errors} />, 429);
    }
    const now = clock.now();
    const born = readBirthDate(body.born, clock.today()) ?? Temporal.PlainDate.from('1800-01-01');
    const card = await cases.read((db) => openCard(db, codeHash(secrets, digits ?? ''), born, now));
    if (card === undefined)
      return rejectedForm(<OwnSignInPage page={page} errors={{ '': say(wrong) }} code={body.code} />);
    await admission.attempt.succeeded();
    await cases.change(
      {
        action: 'participant.signed-in',
        subject: card.id,
        organisationId: card.organisation_id,
        branchId: card.branch_id,
      },
      async () => ({}),
    );
    return { kind: 'redirect', to: '/me', cookies: [participantCookie(house, card.id, now)] };
  },
  rejected: async ({ page }, { errors, values }) =>
    rejectedForm(<OwnSignInPage page={page} errors={errors} code={values['code']} />),
});
