import { randomUUID } from 'node:crypto';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Database } from '../../../platform/database/register.ts';
import { type Author, placeOf } from '../../courses/store.ts';
import type { AlertKind, Care, Channel, ContactRule, PersonAlert } from './care.ts';

const day = Temporal.PlainDate.from;

/** The alerts that hold on a day, as far as the viewer may see them. */
const alertsOf = (db: Database, personId: string, today: Temporal.PlainDate) =>
  db
    .selectFrom('programme.person_alert')
    .select(['id', 'kind', 'text', 'for_mentors', 'from_on', 'until_on'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('from_on', '<=', today.toString())
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today.toString())]))
    .orderBy('from_on')
    .orderBy('id');

const rulesOf = (db: Database, personId: string) =>
  db
    .selectFrom('programme.contact_rule')
    .select(['channels', 'when_text', 'not_to', 'voicemail'])
    .where('person_id', '=', personId)
    .where('superseded_at', 'is', null);

type RuleRow = Awaited<ReturnType<ReturnType<typeof rulesOf>['executeTakeFirstOrThrow']>>;

const ruleOf = (row: RuleRow): ContactRule =>
  Object.freeze({
    channels: row.channels as Channel[],
    when: row.when_text,
    notTo: row.not_to,
    voicemail: row.voicemail,
  });

/** What is agreed on getting in touch; undefined where nothing is. */
export const contactRuleOf = async (db: Database, personId: string): Promise<ContactRule | undefined> => {
  const row = await rulesOf(db, personId).executeTakeFirst();
  return row && ruleOf(row);
};

/** What stands at the head of a person's pages; undefined for somebody whom the viewer may not see. */
export const careOf = async (
  db: Database,
  personId: string,
  today: Temporal.PlainDate,
): Promise<Care | undefined> => {
  const person = await db
    .selectFrom('programme.person')
    .select(['language', 'interpreter', 'reads_danish', 'phone'])
    .select([
      jsonArrayFrom(alertsOf(db, personId, today)).as('alerts'),
      jsonObjectFrom(rulesOf(db, personId)).as('rule'),
    ])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (person === undefined) return undefined;
  return Object.freeze({
    language: person.language,
    interpreter: person.interpreter,
    readsDanish: person.reads_danish,
    phone: person.phone,
    alerts: person.alerts.map((row) =>
      Object.freeze({
        id: row.id,
        kind: row.kind as AlertKind,
        text: row.text,
        forMentors: row.for_mentors,
        from: day(row.from_on),
        until: row.until_on === null ? undefined : day(row.until_on),
      }),
    ),
    rule: person.rule === null ? undefined : ruleOf(person.rule),
  });
};

interface Cared {
  readonly id: string;
  readonly organisation_id: string;
  readonly branch_id: string;
}

const placeOfPerson = (person: Cared) => ({
  ...placeOf({ organisationId: person.organisation_id, branchId: person.branch_id }),
  person_id: person.id,
});

export const addAlert = async (
  db: Database,
  person: Cared,
  alert: Omit<PersonAlert, 'id'>,
  author: Author,
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.person_alert')
    .values({
      id,
      ...placeOfPerson(person),
      kind: alert.kind,
      text: alert.text,
      for_mentors: alert.forMentors,
      from_on: alert.from.toString(),
      until_on: alert.until?.toString() ?? null,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return id;
};

/** False when it has ended already, or is about somebody else. */
export const endAlert = async (
  db: Database,
  personId: string,
  alertId: string,
  author: Author,
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.person_alert')
    .set({ ended_by: author.by, ended_at: author.now.toString() })
    .where('id', '=', alertId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};

/** Writes what is agreed now; what was agreed before stays, superseded. */
export const setContactRule = async (
  db: Database,
  person: Cared,
  rule: ContactRule,
  author: Author,
): Promise<string> => {
  await db
    .updateTable('programme.contact_rule')
    .set({ superseded_at: author.now.toString() })
    .where('person_id', '=', person.id)
    .where('superseded_at', 'is', null)
    .execute();
  const id = randomUUID();
  await db
    .insertInto('programme.contact_rule')
    .values({
      id,
      ...placeOfPerson(person),
      channels: [...rule.channels],
      when_text: rule.when,
      not_to: rule.notTo,
      voicemail: rule.voicemail,
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .execute();
  return id;
};

/** What a person is called where names are not shown, and how they speak and read. */
export interface AboutPerson {
  readonly alias: string;
  readonly phone: string;
  readonly language: string;
  readonly interpreter: boolean;
  readonly readsDanish: boolean;
}

export const correctAbout = async (db: Database, personId: string, about: AboutPerson): Promise<void> => {
  await db
    .updateTable('programme.person')
    .set({
      alias: about.alias,
      phone: about.phone,
      language: about.language,
      interpreter: about.interpreter,
      reads_danish: about.readsDanish,
    })
    .where('id', '=', personId)
    .execute();
};
