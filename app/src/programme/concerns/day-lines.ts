import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { daysPhrase, type Lang } from '../../ui/index.ts';
import { shownName } from '../people/display.ts';
import type { DayLine } from '../today/lines.ts';

/** Open concerns, the oldest first: each is for now. */
export const concernDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const rows = await db
    .selectFrom('programme.concern as k')
    .innerJoin('programme.course as c', 'c.id', 'k.course_id')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .select(['k.id', 'k.raised_at', 'k.raised_by', shownName('p').as('name')])
    .where('k.handled_at', 'is', null)
    .where(sql<boolean>`c.branch_id = any (office.viewer_branches())`)
    .orderBy('k.raised_at')
    .execute();
  return rows.map((row) => {
    const raised = row.raised_at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
    const when = daysPhrase(lang, today.until(raised).days);
    if (row.raised_by.startsWith('participant '))
      return {
        tone: 'soon',
        href: `/concerns/${row.id}`,
        ...(lang === 'da'
          ? { text: `${row.name} beder om en anden mentor. Skrevet ${when}.`, action: 'Tal med deltageren' }
          : {
              text: `${row.name} asks for another mentor. Written ${when}.`,
              action: 'Talk to the participant',
            }),
      };
    return {
      tone: 'danger',
      href: `/concerns/${row.id}`,
      ...(lang === 'da'
        ? { text: `En mentor er bekymret for ${row.name}. Meldt ${when}.`, action: 'Læs bekymringen' }
        : { text: `A mentor is worried about ${row.name}. Raised ${when}.`, action: 'Read the concern' }),
    };
  });
};
