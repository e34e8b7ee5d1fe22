import type { TableFault } from '../../platform/files/table.ts';
import type { Lang } from '../../ui/index.ts';
import type { HeaderProblem } from './columns.ts';
import type { Obstacle } from './store.ts';

const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const texts = {
  da: {
    title: 'Skriv mentorer ind fra en fil',
    lead: 'Intet bliver skrevet ind, før du har set, hvad filen giver.',
    back: 'Mentorer',
    choose: 'Fil',
    chooseHint: 'CSV eller Excel (.xlsx), højst 2 MB og 1.000 rækker.',
    tryIt: 'Prøv filen',
    template: 'Hent en skabelon',
    templateCsv: 'Som CSV',
    templateXlsx: 'Som Excel-ark',
    columns: 'Kolonnerne',
    columnsAbout:
      'Den første række er navnene på kolonnerne. Navn, Fødselsdato og By skal være der. De andre må mangle.',
    column: 'Kolonne',
    what: 'Det skal der stå',
    resultTitle: 'Det giver filen',
    readyLead: (n: number) =>
      n === 0 ? 'Ingen rækker er klar.' : `${many(n, 'række er klar.', 'rækker er klar.')}`,
    failedLead: (n: number) =>
      n === 0 ? 'Ingen har fejl.' : `${many(n, 'række har fejl.', 'rækker har fejl.')}`,
    readIn: (n: number) => (n === 1 ? 'Skriv den ene ind' : `Skriv de ${n} ind`),
    failed: 'Rækker med fejl',
    line: 'Række',
    fault: 'Fejl',
    getFailed: (n: number) => (n === 1 ? 'Hent rækken med fejl' : `Hent de ${n} rækker med fejl`),
    failedAbout: 'Ret dem i filen, du henter, og prøv den fil bagefter. Kolonnen Fejl bliver ikke læst.',
    another: 'Prøv en anden fil',
    already: (n: number) =>
      `Filen er læst ind: ${many(n, 'mentor er skrevet ind.', 'mentorer er skrevet ind.')}`,
    forgotten: 'Filen er glemt igen, fordi der er gået en uge. Prøv den en gang til.',
    done: (n: number) =>
      `${many(n, 'mentor er skrevet ind.', 'mentorer er skrevet ind.')} De står som nye i jeres oversigt.`,
    moreFaults: (n: number) => `Og ${many(n, 'række til', 'rækker til')}. De er alle i filen, du kan hente.`,
    file: 'mentorer',
    failedFile: 'mentorer-med-fejl',
  },
  en: {
    title: 'Register mentors from a file',
    lead: 'Nothing is registered before you have seen what the file gives.',
    back: 'Mentors',
    choose: 'File',
    chooseHint: 'CSV or Excel (.xlsx), at most 2 MB and 1,000 rows.',
    tryIt: 'Try the file',
    template: 'Get a template',
    templateCsv: 'As CSV',
    templateXlsx: 'As an Excel sheet',
    columns: 'The columns',
    columnsAbout:
      'The first row is the names of the columns. Name, Birth date and Town must be there. The others may be missing.',
    column: 'Column',
    what: 'What goes in it',
    resultTitle: 'What the file gives',
    readyLead: (n: number) =>
      n === 0 ? 'No row is ready.' : `${many(n, 'row is ready.', 'rows are ready.')}`,
    failedLead: (n: number) =>
      n === 0 ? 'None has faults.' : `${many(n, 'row has faults.', 'rows have faults.')}`,
    readIn: (n: number) => (n === 1 ? 'Register the one' : `Register the ${n}`),
    failed: 'Rows with faults',
    line: 'Row',
    fault: 'Fault',
    getFailed: (n: number) => (n === 1 ? 'Get the row with faults' : `Get the ${n} rows with faults`),
    failedAbout:
      'Correct them in the file that you get, and try that file afterwards. The column Fault is not read.',
    another: 'Try another file',
    already: (n: number) =>
      `The file was read in: ${many(n, 'mentor was registered.', 'mentors were registered.')}`,
    forgotten: 'The file has been forgotten, because a week has passed. Try it once more.',
    done: (n: number) =>
      `${many(n, 'mentor is registered.', 'mentors are registered.')} They stand as new in your overview.`,
    moreFaults: (n: number) =>
      `And ${many(n, 'row more', 'rows more')}. All of them are in the file that you can get.`,
    file: 'mentors',
    failedFile: 'mentors-with-faults',
  },
} as const;

const tableFault: Readonly<Record<Lang, Readonly<Record<TableFault, string>>>> = {
  da: {
    empty: 'Filen har ingen rækker under kolonnernes navne.',
    'too-large': 'Filen er for stor. Del den, og prøv delene hver for sig.',
    'too-many-rows': 'Filen har mere end 1.000 rækker. Del den, og prøv delene hver for sig.',
    'old-excel': 'Filen er fra et gammelt Excel (.xls). Gem den som .xlsx eller CSV.',
    'not-a-table': 'Filen kan ikke læses som CSV eller Excel. Gem den som .xlsx eller CSV.',
    'broken-quote': 'Der mangler et anførselstegn.',
    ragged: 'Rækken har flere felter, end der er kolonner.',
  },
  en: {
    empty: 'The file has no rows below the names of the columns.',
    'too-large': 'The file is too large. Split it, and try the parts one by one.',
    'too-many-rows': 'The file has more than 1,000 rows. Split it, and try the parts one by one.',
    'old-excel': 'The file is from an old Excel (.xls). Save it as .xlsx or CSV.',
    'not-a-table': 'The file cannot be read as CSV or Excel. Save it as .xlsx or CSV.',
    'broken-quote': 'A quotation mark is missing.',
    ragged: 'The row has more fields than there are columns.',
  },
};

export const tableFaultText = (lang: Lang, fault: TableFault, line: number | undefined): string =>
  line === undefined ? tableFault[lang][fault] : `${texts[lang].line} ${line}: ${tableFault[lang][fault]}`;

export const headerProblemText = (lang: Lang, { kind, name }: HeaderProblem): string =>
  ({
    da: {
      missing: `Kolonnen ${name} mangler.`,
      unknown: `Kolonnen »${name}« kendes ikke. Ret navnet, eller fjern den.`,
      repeated: `Kolonnen ${name} er der to gange.`,
    },
    en: {
      missing: `The column ${name} is missing.`,
      unknown: `The column “${name}” is not known. Correct its name, or remove it.`,
      repeated: `The column ${name} is there twice.`,
    },
  })[lang][kind];

/** Why a file that was tried is not read in. */
export const obstacleText: Readonly<Record<Obstacle, Readonly<Record<Lang, string>>>> = {
  done: {
    da: 'Filen er læst ind allerede. Intet er ændret.',
    en: 'The file was read in already. Nothing was changed.',
  },
  forgotten: {
    da: 'Der er gået en uge, og filen er glemt. Intet er ændret. Prøv den en gang til.',
    en: 'A week has passed, and the file is forgotten. Nothing was changed. Try it once more.',
  },
  changed: {
    da: 'En af personerne er skrevet ind i mellemtiden, eller en by er ikke jeres mere. Intet er ændret. Prøv filen en gang til.',
    en: 'One of the people was registered in the meantime, or a town is no longer yours. Nothing was changed. Try the file once more.',
  },
};

/** What goes into each column, for whoever fills it. */
export const columnHelp = {
  da: {
    name: 'Fulde navn',
    birthDate: 'Fx 12.1.1980',
    email: 'Må mangle',
    phone: 'Må mangle',
    town: 'En af afdelingens byer, som den er skrevet her',
    languages: 'Med komma imellem, fx dansk, arabisk. Dansk, hvis der intet står',
    lifeAreas: 'Med komma imellem, fx bolig, arbejde',
    gender: 'Kvinde, mand, andet eller ikke oplyst',
    capacity: 'Hvor mange deltagere på samme tid, 0 til 5. 1, hvis der intet står',
    transport: 'Bil, bus og tog, eller cykel. Bus og tog, hvis der intet står',
  },
  en: {
    name: 'Full name',
    birthDate: 'E.g. 12.1.1980',
    email: 'May be missing',
    phone: 'May be missing',
    town: 'One of the branch’s towns, as it is written here',
    languages: 'With a comma between, e.g. Danish, Arabic. Danish where nothing is written',
    lifeAreas: 'With a comma between, e.g. housing, work',
    gender: 'Woman, man, other or not stated',
    capacity: 'How many participants at a time, 0 to 5. 1 where nothing is written',
    transport: 'Car, bus and train, or bicycle. Bus and train where nothing is written',
  },
} as const;
