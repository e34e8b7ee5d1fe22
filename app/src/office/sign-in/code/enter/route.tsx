import { z } from 'zod';
import { post, redirect, rejectedForm, view } from '../../../route.ts';
import { codeSchema, expired, wrongCode } from '../../code.ts';
import { nextSchema, withNext } from '../../next.ts';
import { waitText } from '../../texts.ts';
import { CodePage } from '../view.tsx';

export const giveCode = post('/sign-in/code', {
  access: { who: 'anyone' },
  body: z.strictObject({ code: codeSchema, next: nextSchema }),
  audit: 'account.signed-in',
  act: async ({ page, house, http, say, lang, body: { code, next } }) => {
    const { accounts } = house;
    const answer = await accounts.verifyCode(accounts.knock(http), code);
    switch (answer.kind) {
      case 'signed-in':
        return { kind: 'redirect', to: next ?? '/', cookies: answer.cookies };
      case 'expired':
        return redirect(withNext('/sign-in', next), { kind: 'warning', text: say(expired) });
      case 'refused':
        return rejectedForm(<CodePage page={page} next={next} errors={{ code: say(wrongCode) }} />);
      case 'wait':
        return view(
          <CodePage page={page} next={next} errors={{ '': waitText(lang, answer.seconds) }} />,
          429,
        );
    }
  },
  rejected: async ({ page }, { errors, values }) =>
    rejectedForm(<CodePage page={page} next={nextSchema.parse(values['next'])} errors={errors} />),
});
