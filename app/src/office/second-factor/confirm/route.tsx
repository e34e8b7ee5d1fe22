import { z } from 'zod';
import { post, redirect, rejectedForm, view } from '../../route.ts';
import { codeSchema, expired, wrongCode } from '../../sign-in/code.ts';
import { waitText } from '../../sign-in/texts.ts';
import { SecondFactorPage } from '../view.tsx';

export const confirmSecondFactor = post('/second-factor', {
  access: { who: 'anyone' },
  body: z.strictObject({ code: codeSchema }),
  audit: 'account.second-factor-set',
  act: async ({ page, house, http, say, lang, body }) => {
    const { accounts } = house;
    const answer = await accounts.confirmSecondFactor(accounts.knock(http), body.code);
    if (answer.kind === 'signed-in') {
      const text = say({ da: 'Din konto er klar.', en: 'Your account is ready.' });
      return { kind: 'redirect', to: '/', cookies: answer.cookies, notice: { kind: 'done', text } };
    }
    const pending = await accounts.pendingSecondFactor(http.req.raw.headers);
    if (answer.kind === 'expired' || pending === undefined)
      return redirect('/sign-in', { kind: 'warning', text: say(expired) });
    if (answer.kind === 'refused')
      return rejectedForm(
        <SecondFactorPage page={page} pending={pending} errors={{ code: say(wrongCode) }} />,
      );
    const errors = { '': waitText(lang, answer.seconds) };
    return view(<SecondFactorPage page={page} pending={pending} errors={errors} />, 429);
  },
  rejected: async ({ page, house, http }, { errors }) => {
    const pending = await house.accounts.pendingSecondFactor(http.req.raw.headers);
    return pending === undefined
      ? redirect('/sign-in')
      : rejectedForm(<SecondFactorPage page={page} pending={pending} errors={errors} />);
  },
});
