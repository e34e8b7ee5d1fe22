import { type DaySource, partOf } from '../../today/source.ts';
import { askedFromElsewhere } from './store.ts';
import { texts } from './texts.ts';

/** Another branch's referral may be about somebody here. */
export const duplicateDayLines: DaySource = async (db, { lang }, slice) =>
  partOf(await askedFromElsewhere(db, slice), ({ id, shown, number }) => ({
    tone: 'soon',
    text: texts[lang].line(shown, number),
    href: `/possible-duplicates/${id}`,
    action: texts[lang].action,
  }));
