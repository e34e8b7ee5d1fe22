import { sql } from 'kysely';

/**
 * What a person is called on every page: the name, or in a branch that shows no names what the person is called there,
 * or a short mark where nobody has chosen anything. `person` is the table's alias in the query.
 */
export const shownName = (person: string) => sql<string>`
  case when (select b.shows_alias from office.branch b where b.id = ${sql.ref(`${person}.branch_id`)})
       then coalesce(nullif(${sql.ref(`${person}.alias`)}, ''), '#' || upper(left(${sql.ref(`${person}.id`)}::text, 6)))
       else ${sql.ref(`${person}.name`)} end`;
