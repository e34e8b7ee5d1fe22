export const texts = {
  da: { title: 'Persondata', lead: 'Rettigheder for dem, vi har skrevet om.' },
  en: { title: 'Personal data', lead: 'The rights of those we have written about.' },
} as const;
