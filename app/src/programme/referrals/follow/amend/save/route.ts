import { notFound, post, rejectedForm } from '../../../../../office/route.ts';
import { linkParams } from '../../../hand-in/link.ts';
import { keepAnswer } from '../../answer.ts';
import { amendAnswer, amendable } from '../../schema.ts';
import { access, amendPage } from '../page.tsx';

export const linkAmend = post('/refer/:token/amend', {
  access,
  params: linkParams,
  body: amendAnswer,
  audit: 'referral-link.answered',
  act: async (context) => {
    const { body } = context;
    const fields = Object.fromEntries(
      amendable.filter((name) => body[name] !== '').map((name) => [name, body[name]]),
    );
    return keepAnswer(context, 'amendment', { fields }, body.why);
  },
  rejected: async (context, { errors, values }) => {
    const shown = await amendPage(context, values, errors);
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
