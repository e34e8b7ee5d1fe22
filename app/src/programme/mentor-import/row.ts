import { LIFE_AREAS } from '@primus-motor/trial';
import type { TableRow } from '../../platform/files/table.ts';
import { isBorn, mentorSchema, notBorn } from '../mentors/form/schema.ts';
import { genders, transports } from '../mentors/mentor.ts';
import { genderName, lifeAreaName, transportName } from '../mentors/texts.ts';
import { languageName, languages } from '../referrals/referral.ts';
import { type ImportColumn, importColumns } from './columns.ts';

/** What the form would have posted. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Words are `dansk | english`. */
export interface RowFault {
  readonly column: ImportColumn;
  readonly message: string;
}

export interface ReadyRow {
  readonly line: number;
  readonly fields: Fields;
}

export interface FailedRow {
  readonly line: number;
  /** As they stood in the file, by column. */
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
  readonly faults: readonly RowFault[];
}

export interface Known {
  readonly towns: readonly { readonly id: string; readonly name: string }[];
  /** Whoever is registered, by `keysOf`. */
  readonly keys: ReadonlySet<string>;
}

const fold = (text: string): string =>
  text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('da');

/** A telephone however it is spaced, with or without the country of Denmark; undefined for what is no whole number. */
const phoneDigits = (phone: string): string | undefined => {
  const digits = phone.replaceAll(/[^\d+]/gu, '').replace(/^(?:\+|00)45(?=\d{8}$)/u, '');
  return digits.length < 8 ? undefined : digits;
};

/** By what a person is known again: the name with the birth date, the mail, the telephone; each where it is written. */
export const keysOf = (one: {
  readonly name: string;
  readonly birthDate: string | undefined;
  readonly email: string;
  readonly phone: string;
}): Readonly<Record<'person' | 'mail' | 'phone', string | undefined>> => {
  const phone = phoneDigits(one.phone);
  return {
    person: one.birthDate === undefined ? undefined : `person ${fold(one.name)} ${one.birthDate}`,
    mail: one.email === '' ? undefined : `mail ${fold(one.email)}`,
    phone: phone === undefined ? undefined : `phone ${phone}`,
  };
};

/** Which key of somebody is known already: name and birth date or mail first, then the telephone. */
export const knownBy = (
  { person, mail, phone }: ReturnType<typeof keysOf>,
  known: ReadonlySet<string>,
): 'name' | 'phone' | undefined => {
  const isKnown = (key: string | undefined) => key !== undefined && known.has(key);
  if (isKnown(person) || isKnown(mail)) return 'name';
  return isKnown(phone) ? 'phone' : undefined;
};

/** Words in either language, or the code itself, to the code. */
const dictionary = <T extends string>(
  codes: readonly T[],
  name: (lang: 'da' | 'en', code: T) => string,
): ReadonlyMap<string, T> =>
  new Map(
    codes.flatMap((code) => [
      [fold(code), code] as const,
      [fold(name('da', code)), code] as const,
      [fold(name('en', code)), code] as const,
    ]),
  );

const words = {
  languages: dictionary(languages, languageName),
  lifeAreas: dictionary(LIFE_AREAS, (lang, code) => lifeAreaName[lang][code]),
  gender: dictionary(genders, (lang, code) => genderName[lang][code]),
  transport: dictionary(transports, (lang, code) => transportName[lang][code]),
};

const unknownWord = (word: string): string =>
  `Ordet »${word.slice(0, 40)}« kendes ikke. | The word “${word.slice(0, 40)}” is not known.`;
const unknownTown = 'Byen hører ikke til dine afdelinger. | The town is not one of your branches’ towns.';
const twice =
  'Personen er allerede skrevet ind, eller står to gange i filen. | The person is registered already, or is in the file twice.';
const samePhone =
  'Nummeret hører til en, der er skrevet ind, eller står to gange i filen. | The number belongs to somebody who is registered, or stands in the file twice.';

/** A row of the file as the form's fields, and what stands in the way. */
const fieldsOf = (
  cells: FailedRow['cells'],
  { towns }: Known,
): { readonly fields: Fields; readonly faults: readonly RowFault[] } => {
  const faults: RowFault[] = [];
  const one = (column: 'gender' | 'transport', usual: string): string => {
    const word = cells[column] ?? '';
    if (word === '') return usual;
    const code = words[column].get(fold(word));
    if (code === undefined) faults.push({ column, message: unknownWord(word) });
    return code ?? usual;
  };
  const several = (column: 'languages' | 'lifeAreas', usual: readonly string[]): readonly string[] => {
    const listed = (cells[column] ?? '').split(/[,;/+\n]/u).filter((word) => word.trim() !== '');
    const codes = listed.flatMap((word) => {
      const code = words[column].get(fold(word));
      if (code === undefined) faults.push({ column, message: unknownWord(word.trim()) });
      return code ?? [];
    });
    return listed.length === 0 ? usual : [...new Set(codes)];
  };
  const town = towns.find(({ name }) => fold(name) === fold(cells.town ?? ''));
  if (town === undefined) faults.push({ column: 'town', message: unknownTown });
  const fields = {
    name: cells.name ?? '',
    birthDate: cells.birthDate ?? '',
    email: cells.email ?? '',
    phone: cells.phone ?? '',
    town: town?.id ?? '',
    languages: several('languages', ['da']),
    lifeAreas: several('lifeAreas', []),
    gender: one('gender', 'not-stated'),
    capacity: cells.capacity === undefined || cells.capacity === '' ? '1' : cells.capacity,
    transport: one('transport', 'public'),
  };
  return { fields, faults };
};

const isColumn = (name: unknown): name is ImportColumn => importColumns.some((column) => column === name);

/**
 * Reads rows by the same rules as the form. Whoever is registered already, or stands in the file twice, fails: by mail, by
 * telephone, or by name and birth date.
 */
export const readRows = (
  rows: readonly TableRow[],
  columns: readonly (ImportColumn | undefined)[],
  known: Known,
  today: Temporal.PlainDate,
): { readonly ready: readonly ReadyRow[]; readonly failed: readonly FailedRow[] } => {
  const ready: ReadyRow[] = [];
  const failed: FailedRow[] = [];
  const seen = new Set(known.keys);
  for (const row of rows) {
    const cells: Partial<Record<ImportColumn, string>> = {};
    columns.forEach((column, at) => {
      if (column !== undefined) cells[column] = row.cells[at] ?? '';
    });
    const { fields, faults } = fieldsOf(cells, known);
    const parsed = mentorSchema.safeParse(fields);
    const named = new Set(faults.map(({ column }) => column));
    const all = [
      ...faults,
      ...(parsed.error?.issues ?? []).flatMap(({ path, message }): RowFault[] =>
        isColumn(path[0]) && !named.has(path[0]) ? [{ column: path[0], message }] : [],
      ),
    ];
    if (parsed.success && !isBorn(parsed.data, today))
      all.push({ column: 'birthDate', message: `${notBorn.da} | ${notBorn.en}` });
    if (parsed.success && all.length === 0) {
      const keys = keysOf({ ...parsed.data, birthDate: parsed.data.birthDate.toString() });
      const column = knownBy(keys, seen);
      if (column !== undefined) all.push({ column, message: column === 'name' ? twice : samePhone });
      else for (const key of Object.values(keys)) if (key !== undefined) seen.add(key);
    }
    if (all.length === 0) ready.push({ line: row.line, fields });
    else failed.push({ line: row.line, cells, faults: all });
  }
  return { ready, failed };
};
