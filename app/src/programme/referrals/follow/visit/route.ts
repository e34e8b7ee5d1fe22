import { post } from '../../../../office/route.ts';
import { linkParams } from '../../hand-in/link.ts';
import { access, keepAnswer, returnForm } from '../answer.ts';
import { visitAnswer } from '../schema.ts';
import { texts } from '../texts.ts';

export const answerVisit = post('/refer/:token/visit', {
  access,
  params: linkParams,
  body: visitAnswer,
  audit: 'referral-link.answered',
  act: async (context) => {
    const { request, answer, validUntil } = context.body;
    if (validUntil !== undefined && Temporal.PlainDate.compare(validUntil, context.clock.today()) < 0)
      return returnForm(context, {
        form: request,
        errors: { validUntil: texts[context.lang].over },
        values: { request, answer, validUntil: validUntil.toString() },
      });
    const until = answer === 'yes' && validUntil !== undefined ? { date: validUntil.toString() } : {};
    return keepAnswer(context, 'visit-approval', { request, answer, ...until });
  },
  rejected: async (context, { errors, values }) =>
    returnForm(context, { form: values['request'] ?? '', errors, values }),
});
