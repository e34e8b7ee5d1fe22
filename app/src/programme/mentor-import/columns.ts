import type { Lang } from '../../ui/index.ts';

/** The columns of a file of volunteers, by the names of the form's fields. */
export const importColumns = [
  'name',
  'birthDate',
  'email',
  'phone',
  'town',
  'languages',
  'lifeAreas',
  'gender',
  'capacity',
  'transport',
] as const;
export type ImportColumn = (typeof importColumns)[number];
export const requiredColumns: readonly ImportColumn[] = ['name', 'birthDate', 'town'];

export const columnName: Readonly<Record<Lang, Readonly<Record<ImportColumn, string>>>> = {
  da: {
    name: 'Navn',
    birthDate: 'Fødselsdato',
    email: 'Mail',
    phone: 'Telefon',
    town: 'By',
    languages: 'Sprog',
    lifeAreas: 'Livsområder',
    gender: 'Køn',
    capacity: 'Pladser',
    transport: 'Transport',
  },
  en: {
    name: 'Name',
    birthDate: 'Birth date',
    email: 'E-mail',
    phone: 'Phone',
    town: 'Town',
    languages: 'Languages',
    lifeAreas: 'Life areas',
    gender: 'Gender',
    capacity: 'Places',
    transport: 'Transport',
  },
};

/** The column of the failed rows that says why; it is not read when the file comes back. */
export const faultColumn: Readonly<Record<Lang, string>> = { da: 'Fejl', en: 'Fault' };

export interface HeaderProblem {
  readonly kind: 'missing' | 'unknown' | 'repeated';
  readonly name: string;
}

const fold = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('da');

/** Which column stands where; undefined for one that is not read. In either language. */
export const readHeader = (
  header: readonly string[],
):
  | { readonly ok: true; readonly columns: readonly (ImportColumn | undefined)[] }
  | { readonly ok: false; readonly problems: readonly HeaderProblem[] } => {
  const known = new Map<string, ImportColumn>(
    importColumns.flatMap((column) => [
      [fold(columnName.da[column]), column],
      [fold(columnName.en[column]), column],
    ]),
  );
  const unread = new Set(['', ...Object.values(faultColumn).map(fold)]);
  const columns = header.map((name) => known.get(fold(name)));
  const problems = [
    ...requiredColumns
      .filter((column) => !columns.includes(column))
      .map((column): HeaderProblem => ({ kind: 'missing', name: columnName.da[column] })),
    ...header.flatMap((name, at): HeaderProblem[] => {
      const column = columns[at];
      if (column === undefined)
        return unread.has(fold(name)) ? [] : [{ kind: 'unknown', name: name.slice(0, 40) }];
      return columns.indexOf(column) === at ? [] : [{ kind: 'repeated', name: name.slice(0, 40) }];
    }),
  ];
  return problems.length === 0 ? { ok: true, columns } : { ok: false, problems };
};
