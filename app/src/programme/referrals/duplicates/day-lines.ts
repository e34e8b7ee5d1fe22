import type { Database } from '../../../platform/database/register.ts';
import type { Lang } from '../../../ui/index.ts';
import type { DayLine } from '../../today/lines.ts';
import { askedFromElsewhere } from './store.ts';
import { texts } from './texts.ts';

/** Another branch's referral may be about somebody here. */
export const duplicateDayLines = async (db: Database, lang: Lang): Promise<readonly DayLine[]> =>
  (await askedFromElsewhere(db)).map(({ id, shown, number }) => ({
    tone: 'soon',
    text: texts[lang].line(shown, number),
    href: `/possible-duplicates/${id}`,
    action: texts[lang].action,
  }));
