import { formatNumber, type Lang, plural } from '../../../ui/index.ts';

export const texts = {
  da: {
    title: 'Udfald fra registret',
    imports: 'Hentet til nu',
    none: 'Der er ikke hentet udfald endnu.',
    file: 'Fil',
    until: 'Fuldstændig til og med',
    rows: 'Rækker',
    at: 'Hentet',
    counts: 'Gælder',
    superseded: 'Afløst',
    bring: 'Hent en ny fil',
    bringAbout: 'Først en prøve: intet hentes, før du har set, hvad filen indeholder, og sagt ja.',
    choose: 'Filen fra registret',
    chooseHint: 'CSV i UTF-8, højst 10 MB og 50.000 rækker.',
    complete: 'Dataene er fuldstændige til og med',
    completeHint:
      'Den sidste dag, som registret er færdig med. Ingen kaldes uden tilbagefald længere end til da.',
    dryRun: 'Prøv filen',
    columns: 'Sådan ser filen ud',
    columnsAbout:
      'Overskriften har disse kolonner, i vilkårlig rækkefølge, adskilt af semikolon eller komma:',
    failed: 'Filen kan ikke hentes endnu',
    failedAbout: (n: number) =>
      `${plural('da', n, 'fejl', 'fejl')}. Intet er hentet. Ret filen, og prøv igen.`,
    line: 'Linje',
    column: 'Kolonne',
    what: 'Hvad der er galt',
    more: (n: number) => `Og ${formatNumber('da', n)} fejl mere.`,
  },
  en: {
    title: 'Outcomes from the register',
    imports: 'Brought so far',
    none: 'No outcomes have been brought yet.',
    file: 'File',
    until: 'Complete up to',
    rows: 'Rows',
    at: 'Brought',
    counts: 'In force',
    superseded: 'Superseded',
    bring: 'Bring a new file',
    bringAbout:
      'First a dry run: nothing is brought in until you have seen what the file holds and said yes.',
    choose: 'The file from the register',
    chooseHint: 'CSV in UTF-8, at most 10 MB and 50,000 rows.',
    complete: 'The data are complete up to and including',
    completeHint: 'The last day that the register has finished. Nobody is called free of relapse beyond it.',
    dryRun: 'Try the file',
    columns: 'What the file looks like',
    columnsAbout: 'The header has these columns, in any order, separated by semicolons or commas:',
    failed: 'The file cannot be brought yet',
    failedAbout: (n: number) =>
      `${plural('en', n, 'error', 'errors')}. Nothing was brought in. Correct the file and try again.`,
    line: 'Line',
    column: 'Column',
    what: 'What is wrong',
    more: (n: number) => `And ${plural('en', n, 'more error', 'more errors')}.`,
  },
} as const;

/** The columns of the file, and what stands in each. */
export const columnWords: Readonly<Record<Lang, readonly (readonly [string, string])[]>> = {
  da: [
    ['study_key', 'deltagerens nøgle, fra den nøgleliste, som administratoren sender registret'],
    ['offence_date', 'dato for lovovertrædelsen'],
    ['charge_date', 'dato for sigtelsen, eller tom'],
    ['decision_date', 'dato for afgørelsen, eller tom'],
    ['decision', 'unconditional, conditional, community-service, fine, acquitted, dropped, eller tom'],
    ['custody', 'ja eller nej'],
    ['offence_kind', 'registrets kode for arten; traffic for færdselslov'],
    ['ended', 'må mangle: died eller emigrated, på en række for sig uden lovovertrædelse'],
    ['ended_date', 'må mangle: dagen for døden eller udvandringen'],
  ],
  en: [
    ['study_key', 'the participant’s key, from the key list that the administrator sends the register'],
    ['offence_date', 'date of the offence'],
    ['charge_date', 'date of the charge, or empty'],
    ['decision_date', 'date of the decision, or empty'],
    ['decision', 'unconditional, conditional, community-service, fine, acquitted, dropped, or empty'],
    ['custody', 'yes or no'],
    ['offence_kind', 'the register’s code of the kind; traffic for traffic law'],
    ['ended', 'may be missing: died or emigrated, on a row of its own without an offence'],
    ['ended_date', 'may be missing: the day of the death or emigration'],
  ],
};
