export const texts = {
  da: {
    title: 'Nøglelister til registre',
    lead: 'Et register kender deltagerne ved CPR-nummer, forsøget kender dem ved en nøgle. Listen binder de to sammen.',
    how: [
      'Hent listen, når forsøgslederen skal bede et register om udfald.',
      'Send den sikkert, og kun til registrets myndighed. Registret svarer forsøgslederen med nøgler, aldrig med CPR-numre.',
      'Slet filen hos dig selv bagefter.',
    ],
    about:
      'På listen står kun de deltagere, hvis samtykke til opfølgning i registre gælder i dag. At du henter den, står i revisionssporet.',
    other:
      'Du er også forsøgsleder eller evaluator. Med listen kunne du se, hvis udfaldene er. En anden administrator skal hente den.',
    none: 'Der er intet forsøg, som tager imod deltagere endnu.',
    study: 'Forsøg',
    people: 'Deltagere på listen',
    fetch: 'Hent listen',
    nobody: 'Ingen endnu',
  },
  en: {
    title: 'Key lists for registers',
    lead: 'A register knows the participants by CPR number, the study knows them by a key. The list ties the two together.',
    how: [
      'Fetch the list when the trial manager is to ask a register for outcomes.',
      'Send it safely, and only to the register’s authority. The register answers the trial manager with keys, never with CPR numbers.',
      'Delete the file on your own machine afterwards.',
    ],
    about:
      'The list holds only the participants whose consent to follow-up in registers holds today. That you fetch it stands in the audit trail.',
    other:
      'You are also trial manager or evaluator. With the list you could tell whose the outcomes are. Another administrator must fetch it.',
    none: 'There is no study that takes participants yet.',
    study: 'Study',
    people: 'Participants on the list',
    fetch: 'Fetch the list',
    nobody: 'Nobody yet',
  },
} as const;
