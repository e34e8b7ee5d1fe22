export const texts = {
  da: {
    title: 'Opret jeres organisation',
    lead: 'Du bliver den første administrator. Bagefter inviterer du de andre.',
    organisation: 'Organisationens navn',
    branches: 'Afdelinger og deres byer',
    branchesHint:
      'Én afdeling på hver linje: navn, kolon, byer med komma imellem. For eksempel: Østjylland: Aarhus, Randers',
    prisons: 'Fængsler, I arbejder med',
    prisonsHint:
      'Ét på hver linje: navn, kolon, og åbent, lukket, arrest eller udslusning. For eksempel: Nyborg: lukket',
    submit: 'Opret organisationen',
  },
  en: {
    title: 'Set up your organisation',
    lead: 'You become the first administrator. Afterwards you invite the others.',
    organisation: 'The organisation’s name',
    branches: 'Branches and their towns',
    branchesHint:
      'One branch on each line: name, colon, towns with commas between. For example: Østjylland: Aarhus, Randers',
    prisons: 'Prisons you work with',
    prisonsHint:
      'One on each line: name, colon, and open, closed, remand or halfway house. For example: Nyborg: closed',
    submit: 'Set up the organisation',
  },
} as const;
