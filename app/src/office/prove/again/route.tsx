import { z } from 'zod';
import { post, redirect, rejectedForm, view } from '../../route.ts';
import { codeSchema, expired, wrongCode } from '../../sign-in/code.ts';
import { nextSchema, withNext } from '../../sign-in/next.ts';
import { waitText } from '../../sign-in/texts.ts';
import { ProvePage } from '../view.tsx';

export const proveAgain = post('/prove', {
  access: { who: 'signed-in' },
  body: z.strictObject({ code: codeSchema, next: nextSchema }),
  audit: 'account.proved-again',
  act: async ({ page, house, http, say, lang, body: { code, next } }) => {
    const { accounts } = house;
    const answer = await accounts.proveAgain(accounts.knock(http), code);
    switch (answer.kind) {
      case 'signed-in':
        return { kind: 'redirect', to: next ?? '/', cookies: answer.cookies };
      case 'expired':
        return redirect(withNext('/sign-in', next), { kind: 'warning', text: say(expired) });
      case 'refused':
        return rejectedForm(<ProvePage page={page} next={next} errors={{ code: say(wrongCode) }} />);
      case 'wait':
        return view(
          <ProvePage page={page} next={next} errors={{ '': waitText(lang, answer.seconds) }} />,
          429,
        );
    }
  },
  rejected: async ({ page }, { errors, values }) =>
    rejectedForm(<ProvePage page={page} next={nextSchema.parse(values['next'])} errors={errors} />),
});
