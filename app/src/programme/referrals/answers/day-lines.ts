import type { Database } from '../../../platform/database/register.ts';
import type { Lang } from '../../../ui/index.ts';
import type { DayLine } from '../../today/lines.ts';
import { openAnswers } from './store.ts';
import { answerText, texts } from './texts.ts';

/** The prison has said something through the link, and nobody has used it. */
export const answerDayLines = async (db: Database, lang: Lang): Promise<readonly DayLine[]> =>
  (await openAnswers(db)).map((answer) => ({
    tone: answer.kind === 'withdrawal' || answer.kind === 'released' ? 'danger' : 'soon',
    text: `${texts[lang].line(answer.name)} ${answer.kind === 'amendment' ? '' : answerText(lang, answer)}`.trim(),
    href: `/referrals/${answer.referralId}/answers/${answer.id}`,
    action: texts[lang].action,
  }));
