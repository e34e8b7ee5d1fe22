export const texts = {
  da: {
    title: 'Prøven gik godt. Hent udfaldene?',
    confirm: 'Hent udfaldene',
    about: 'Alle rækker hentes, eller ingen. De afløser det, der er hentet før.',
    first: 'Alle rækker hentes, eller ingen.',
    file: 'Fil',
    hash: 'Filens fingeraftryk',
    until: 'Fuldstændig til og med',
    rows: 'Rækker uden fejl',
    people: 'Deltagere med mindst én række',
    of: 'af',
    undecided: 'Rækker uden afgørelse endnu',
    period: 'Lovovertrædelser fra og til',
    died: 'Døde',
    emigrated: 'Udvandrede',
    list: 'Svarer på nøglelisten',
    listOf: (day: string, people: string) => `hentet ${day}: ${people} deltagere`,
    noList: 'Ingen nøgleliste er hentet. Alle regnes for at være slået op.',
    left: (people: string) =>
      `Deltagere, der ikke var på den nøgleliste: ${people}. Registret er ikke spurgt om dem, så deres udfald er ukendt, ikke uden tilbagefald. Er filen svar på en ældre liste, så hent den ikke.`,
    before: 'Hentet før',
    earlier:
      'Den nye fil er fuldstændig til en tidligere dag end den, der gælder nu. Nogle følges da kortere end før.',
    carried: (people: string, rows: string) =>
      `Deltagere, der har trukket samtykket til opfølgning tilbage og ikke er i filen: ${people}. Det, der er hentet om dem før, bliver: ${rows} rækker.`,
    back: (brought: string, replaced: string) =>
      `Netop denne fil blev hentet ${brought} og afløst ${replaced}. Henter du den igen, er det den, der gælder.`,
    fewer: 'Den nye fil har færre rækker end den, der gælder nu. Er det den rigtige fil?',
  },
  en: {
    title: 'The dry run went well. Bring the outcomes in?',
    confirm: 'Bring the outcomes in',
    about: 'All rows are brought in, or none. They take the place of what was brought before.',
    first: 'All rows are brought in, or none.',
    file: 'File',
    hash: 'Fingerprint of the file',
    until: 'Complete up to',
    rows: 'Rows without error',
    people: 'Participants with at least one row',
    of: 'of',
    undecided: 'Rows without a decision yet',
    period: 'Offences from and to',
    died: 'Died',
    emigrated: 'Emigrated',
    list: 'Answers the key list',
    listOf: (day: string, people: string) => `fetched on ${day}: ${people} participants`,
    noList: 'No key list was fetched. Everybody counts as looked up.',
    left: (people: string) =>
      `Participants who were not on that key list: ${people}. The register was not asked about them, so their outcome is unknown, not free of relapse. If the file answers an older list, do not bring it in.`,
    before: 'Brought before',
    earlier:
      'The new file is complete up to an earlier day than the one in force. Some are then followed for a shorter time than before.',
    carried: (people: string, rows: string) =>
      `Participants who have withdrawn consent to follow-up and are not in the file: ${people}. What was fetched about them before stays: ${rows} rows.`,
    back: (brought: string, replaced: string) =>
      `This very file was brought in on ${brought} and replaced on ${replaced}. If you bring it in again, it is the one in force.`,
    fewer: 'The new file has fewer rows than the one in force. Is it the right file?',
  },
} as const;
