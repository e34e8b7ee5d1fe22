import type { Lang } from '../../../ui/index.ts';
import type { DayLine } from '../../today/lines.ts';
import { type DaySource, partOf } from '../../today/source.ts';
import { type ClearanceState, lackingClearances } from './clearances.ts';

/** A mentor who may not visit where the participant was moved; undefined where the prison was asked, or said yes. */
export const transferLine = (lang: Lang, one: ClearanceState): DayLine | undefined =>
  one.state === 'lacks'
    ? {
        tone: 'soon',
        href: `/mentors/${one.mentorId}`,
        ...(lang === 'da'
          ? {
              text: `${one.person} er flyttet til ${one.prison}, og ${one.mentor} har ikke adgang dertil.`,
              action: 'Bed om adgang',
            }
          : {
              text: `${one.person} was moved to ${one.prison}, and ${one.mentor} is not cleared for it.`,
              action: 'Ask for clearance',
            }),
      }
    : undefined;

/** Participants who were moved, and whose mentors may not visit there yet; nothing once they are released. */
export const transferDayLines: DaySource = async (db, { lang, today }, slice) =>
  partOf(await lackingClearances(db, today, slice), (one) => transferLine(lang, one));
