import { sql } from 'kysely';
import type { Lang } from '../../ui/index.ts';

/**
 * What a person is called on every page: the name, or in a branch that shows no names what the person is called there,
 * or a short mark where nobody has chosen anything. `person` is the table's alias in the query.
 */
export const shownName = (person: string) => sql<string>`
  case when (select b.shows_alias from office.branch b where b.id = ${sql.ref(`${person}.branch_id`)})
       then coalesce(nullif(${sql.ref(`${person}.alias`)}, ''), '#' || upper(left(${sql.ref(`${person}.id`)}::text, 6)))
       else ${sql.ref(`${person}.name`)} end`;

/**
 * Where a branch shows no names, a name stands only on a line of its own with this reason: on the pages where somebody
 * has to be told from somebody else, or found in a letter. Never in a title, a list or a mail.
 */
export const whyNamed: Readonly<Record<Lang, string>> = {
  da: 'Navnet står her, fordi man skal kunne se, hvem det er. Andre steder viser afdelingen dæknavne.',
  en: 'The name stands here because one has to see who it is. Elsewhere the branch shows aliases.',
};
