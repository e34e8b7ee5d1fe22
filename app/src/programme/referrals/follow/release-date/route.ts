import { post } from '../../../../office/route.ts';
import { impossibleDay } from '../../../people/possible-days.ts';
import { linkParams } from '../../hand-in/link.ts';
import { access, keepAnswer, returnForm } from '../answer.ts';
import { dateAnswer } from '../schema.ts';
import { texts } from '../texts.ts';

export const answerDate = post('/refer/:token/release-date', {
  access,
  params: linkParams,
  body: dateAnswer,
  audit: 'referral-link.answered',
  act: async (context) => {
    const { answer, date } = context.body;
    const { lang, clock } = context;
    const days = date === undefined ? undefined : clock.today().until(date).days;
    const wrong = (text: string) =>
      returnForm(context, {
        form: 'release',
        errors: { date: text },
        values: { answer, date: date?.toString() ?? '' },
      });
    if (answer === 'released' && days !== undefined && days > 0) return wrong(texts[lang].future);
    if (answer === 'new' && days !== undefined && days < 0) return wrong(texts[lang].past);
    const impossible = impossibleDay(lang, clock.today(), date, answer === 'released' ? 'today' : 'ahead');
    if (impossible !== undefined) return wrong(impossible);
    const told = answer === 'new' || answer === 'released';
    return keepAnswer(context, answer === 'released' ? 'released' : 'release-date', {
      answer,
      ...(told && date !== undefined ? { date: date.toString() } : {}),
    });
  },
  rejected: async (context, { errors, values }) => returnForm(context, { form: 'release', errors, values }),
});
