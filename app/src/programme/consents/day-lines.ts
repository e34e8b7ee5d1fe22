import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { formatDate, type Lang } from '../../ui/index.ts';
import { shownName } from '../people/display.ts';
import type { DayLine } from '../today/lines.ts';
import { purposeOf, recipientName } from './consent.ts';
import { words } from './texts.ts';

/** So many days a participant's own no stands on the day's list. */
const shownDays = 7;

/** Consents that participants of the viewer's branches took back alone, the newest first. */
export const consentDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const rows = await db
    .selectFrom('programme.consent as k')
    .innerJoin('programme.person as p', 'p.id', 'k.person_id')
    .select(['p.id', 'k.purpose', 'k.recipient', 'k.withdrawn_on', shownName('p').as('name')])
    .where(sql<boolean>`k.withdrawn_by like 'participant %'`)
    .where('k.withdrawn_on', '>', today.subtract({ days: shownDays }).toString())
    .where(sql<boolean>`k.branch_id = any (office.viewer_branches())`)
    .orderBy('k.withdrawn_on', 'desc')
    .orderBy('k.id')
    .execute();
  return rows.map((row): DayLine => {
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
