export const texts = {
  da: {
    back: 'Forsøg',
    invented: 'Opdigtede data',
    flow: 'Deltagernes vej',
    flowAbout: 'Begge grupper sammen. Hvem der er i hvilken, ved kun lodtrækningen og afdelingerne.',
    protocol: 'Planen',
    check: 'Sådan kan lodtrækningen efterprøves',
    commitment: 'Forsegling',
    commitmentAbout:
      'Forseglingen binder forsøget til én hemmelighed. Når hemmeligheden åbnes, kan enhver regne hver lodtrækning efter.',
    registered: 'Registreret',
  },
  en: {
    back: 'Studies',
    invented: 'Invented data',
    flow: 'The participants’ way',
    flowAbout: 'Both groups together. Who is in which is known to the randomisation and the branches alone.',
    protocol: 'The plan',
    check: 'How the randomisation can be checked',
    commitment: 'Commitment',
    commitmentAbout:
      'The commitment binds the study to one secret. When the secret is opened, anyone can compute every allocation again.',
    registered: 'Registered',
  },
} as const;
