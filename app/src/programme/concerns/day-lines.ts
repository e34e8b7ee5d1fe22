import { sql } from 'kysely';
import { daysPhrase } from '../../ui/index.ts';
import { shownName } from '../people/display.ts';
import { type DaySource, partOf } from '../today/source.ts';

/** Open concerns: a mentor's worry is for now and comes before a wish for another mentor; the oldest first. */
export const concernDayLines: DaySource = async (db, { lang, today }, slice) => {
  const rows = await db
    .selectFrom('programme.concern as k')
    .innerJoin('programme.course as c', 'c.id', 'k.course_id')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .select(['k.id', 'k.raised_at', 'k.raised_by', shownName('p').as('name')])
    .select(sql<number>`count(*) over ()::integer`.as('total'))
    .where('k.handled_at', 'is', null)
    .where(sql<boolean>`c.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy(sql`k.raised_by like 'participant %'`)
    .orderBy('k.raised_at')
    .orderBy('k.id')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
  return partOf(rows, (row) => {
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
