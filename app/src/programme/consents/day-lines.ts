import { sql } from 'kysely';
import { formatDate } from '../../ui/index.ts';
import { shownName } from '../people/display.ts';
import type { DayLine } from '../today/lines.ts';
import { type DaySource, partOf } from '../today/source.ts';
import { purposeOf, recipientName } from './consent.ts';
import { words } from './texts.ts';

/** So many days a participant's own no stands on the day's list. */
const shownDays = 7;

/** Consents that participants of the viewer's branches took back alone: to the programme itself first, then the newest. */
export const consentDayLines: DaySource = async (db, { lang, today }, slice) => {
  const rows = await db
    .selectFrom('programme.consent as k')
    .innerJoin('programme.person as p', 'p.id', 'k.person_id')
    .select(['p.id', 'k.purpose', 'k.recipient', 'k.withdrawn_on', shownName('p').as('name')])
    .select(sql<number>`count(*) over ()::integer`.as('total'))
    .where(sql<boolean>`k.withdrawn_by like 'participant %'`)
    .where('k.withdrawn_on', '>', today.subtract({ days: shownDays }).toString())
    .where(sql<boolean>`k.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy(sql`k.purpose <> 'programme'`)
    .orderBy('k.withdrawn_on', 'desc')
    .orderBy('k.id')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
  return partOf(rows, (row): DayLine => {
    const purpose = purposeOf(row.purpose);
    const who = row.recipient === '' ? '' : ` (${recipientName(lang, row.recipient)})`;
    const what = `${words[lang].purpose[purpose].toLowerCase()}${who}`;
    const on = formatDate(lang, Temporal.PlainDate.from(row.withdrawn_on ?? ''), 'day');
    return {
      tone: purpose === 'programme' ? 'danger' : 'info',
      href: `/people/${row.id}#consents`,
      ...(lang === 'da'
        ? { text: `${row.name} trak selv samtykket til ${what} tilbage ${on}.`, action: 'Se samtykkerne' }
        : {
            text: `${row.name} withdrew the consent to ${what} alone on ${on}.`,
            action: 'See the consents',
          }),
    };
  });
};
