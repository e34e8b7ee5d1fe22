import { type DaySource, partOf } from '../../today/source.ts';
import { openAnswers } from './store.ts';
import { answerText, texts } from './texts.ts';

/** The prison has said something through the link, and nobody has used it. */
export const answerDayLines: DaySource = async (db, { lang }, slice) =>
  partOf(await openAnswers(db, slice), (answer) => ({
    tone: answer.kind === 'withdrawal' || answer.kind === 'released' ? 'danger' : 'soon',
    text: `${texts[lang].line(answer.name)} ${answer.kind === 'amendment' ? '' : answerText(lang, answer)}`.trim(),
    href: `/referrals/${answer.referralId}/answers/${answer.id}`,
    action: texts[lang].action,
  }));
