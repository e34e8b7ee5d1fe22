import type { Lang } from '../../ui/index.ts';

export type Words = Readonly<Record<Lang, string>>;
export const both = (da: string, en: string): Words => ({ da, en });

/** Somebody whose data is here: a participant (with those that were found to be the same person), or a volunteer. */
export const subjectKinds = ['participant', 'volunteer'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * What a column holds, and so how it is given to the person it is about:
 * - value: as it is; code: in words; text: as somebody wrote it
 * - place: a town or prison by its name
 * - staff: who in the organisation wrote it, by role and never by name
 * - mentor: by first name, as a participant sees a mentor
 * - participant: by the number of the referral
 * - sealed: opened for the person alone
 * - link: the system's own number; in the machine-readable copy where it is the person's own
 * - withheld: not given, for a reason that is given in its place
 */
export type ColumnKind =
  | 'value'
  | 'code'
  | 'text'
  | 'place'
  | 'staff'
  | 'mentor'
  | 'participant'
  | 'sealed'
  | 'link'
  | 'withheld';

export interface Column {
  readonly kind: ColumnKind;
  /** What it means, in plain words; for what is withheld: why. */
  readonly words: Words;
}

const column =
  (kind: ColumnKind) =>
  (da: string, en: string): Column => ({ kind, words: both(da, en) });

export const value = column('value');
export const code = column('code');
export const text = column('text');
export const place = column('place');
export const staff = column('staff');
export const mentor = column('mentor');
export const participant = column('participant');
export const sealed = column('sealed');
export const link = column('link');
export const withheld = column('withheld');

/** From a table to the table it hangs on: `column` here is `key` there. `subject` is the person's own row. */
export interface Way {
  readonly column: string;
  readonly of: string;
  readonly key: string;
}
export const way = (columnName: string, of: string, key = 'id'): Way => ({ column: columnName, of, key });

/**
 * What becomes of the rows when a person is erased: the row goes, or some columns get the value written here (SQL, of
 * this catalogue alone) and the rest stays as it tells nobody's name. `notes`: goes already when notes have run out.
 */
export interface Erasure {
  readonly how: 'delete' | Readonly<Record<string, string>>;
  readonly notes?: 'delete' | Readonly<Record<string, string>>;
}

export interface PersonalTable {
  readonly name: string;
  readonly words: Words;
  /** How its rows are found, for each kind of person that it can be about. */
  readonly ways: Readonly<Partial<Record<SubjectKind, readonly Way[]>>>;
  /** Notes that are about others too: somebody looks at each before it is given out. */
  readonly looked: boolean;
  readonly columns: Readonly<Record<string, Column>>;
  readonly erasure: Readonly<Partial<Record<SubjectKind, Erasure>>>;
}

/** Columns that mean the same wherever they stand. */
const everywhere: Readonly<Record<string, Column>> = {
  id: link('Systemets eget nummer', 'The system’s own number'),
  organisation_id: link('Foreningen', 'The organisation'),
  branch_id: link('Afdelingen', 'The branch'),
  person_id: link('Dig', 'You'),
  course_id: link('Forløbet', 'The course'),
  recorded_by: staff('Skrevet af', 'Written by'),
  recorded_at: value('Skrevet', 'Written'),
  ended_by: staff('Afsluttet af', 'Ended by'),
  turn: link('Rækkefølge', 'Order'),
};

interface TableParts {
  readonly ways: PersonalTable['ways'];
  readonly looked?: true;
  readonly columns?: Readonly<Record<string, Column>>;
  readonly erasure?: PersonalTable['erasure'];
}

export const table = (name: string, da: string, en: string, parts: TableParts): PersonalTable => ({
  name,
  words: both(da, en),
  ways: parts.ways,
  looked: parts.looked ?? false,
  columns: { ...everywhere, ...parts.columns },
  erasure: parts.erasure ?? {},
});

export const ofParticipant = (...ways: readonly Way[]) => ({ participant: ways });
export const ofVolunteer = (...ways: readonly Way[]) => ({ volunteer: ways });
/** The row goes when the participant is erased, or the volunteer. */
export const goes: Erasure = { how: 'delete' };
/** The row goes when notes have run out, before everything else. */
export const goesWithNotes: Erasure = { how: 'delete', notes: 'delete' };
