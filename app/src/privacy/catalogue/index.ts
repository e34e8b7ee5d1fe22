import { courseTables, notForParticipants, notForVolunteers } from './courses.ts';
import { peopleTables } from './people.ts';
import type { Column, PersonalTable, SubjectKind } from './table.ts';
import { volunteerTables } from './volunteers.ts';

export { codeText, hasWords } from './codes.ts';
export { exceptions } from './exceptions.ts';
export * from './table.ts';

/**
 * Every table that holds something about one person: what a copy of the own data is made of, what an erasure goes
 * through, and what a test holds against the database. In the order in which a copy tells it.
 */
export const catalogue: readonly PersonalTable[] = [...peopleTables, ...courseTables, ...volunteerTables];

export const tablesAbout = (kind: SubjectKind): readonly PersonalTable[] =>
  catalogue.filter(({ ways }) => ways[kind] !== undefined);

const narrower = { participant: notForParticipants, volunteer: notForVolunteers } as const;

/** What a column is for somebody of that kind: of what is about two, each gets the own part. */
export const columnFor = (kind: SubjectKind, table: PersonalTable, name: string): Column | undefined =>
  narrower[kind][`${table.name}.${name}`] ?? table.columns[name];
