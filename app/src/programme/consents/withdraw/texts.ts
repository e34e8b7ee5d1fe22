export const texts = {
  da: {
    title: (name: string) => `${name}: træk samtykke tilbage`,
    lead: (purpose: string, date: string) => `${purpose}, givet ${date}.`,
    effect: 'Det sker, når samtykket trækkes tilbage',
    how: 'Hvordan har deltageren sagt det?',
    submit: 'Træk samtykket tilbage',
    cancel: 'Fortryd',
    back: 'Til deltageren',
  },
  en: {
    title: (name: string) => `${name}: withdraw consent`,
    lead: (purpose: string, date: string) => `${purpose}, given ${date}.`,
    effect: 'What happens when the consent is withdrawn',
    how: 'How did the participant say so?',
    submit: 'Withdraw the consent',
    cancel: 'Cancel',
    back: 'To the participant',
  },
} as const;
