export const texts = {
  da: {
    title: (purpose: string) => `Har sagt ja: ${purpose.toLowerCase()}`,
    lead: 'Spørg igen, før I bruger det. Hvem der siger nej, er væk herfra med det samme.',
    none: 'Ingen har sagt ja endnu. Samtykket registreres på deltagerens side.',
    name: 'Navn',
    branch: 'Afdeling',
    since: 'Siden',
    back: 'Deltagere',
  },
  en: {
    title: (purpose: string) => `Said yes: ${purpose.toLowerCase()}`,
    lead: 'Ask again before you use it. Whoever says no is gone from here at once.',
    none: 'Nobody has said yes yet. The consent is recorded on the participant’s page.',
    name: 'Name',
    branch: 'Branch',
    since: 'Since',
    back: 'Participants',
  },
} as const;
