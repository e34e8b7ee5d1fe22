export const texts = {
  da: {
    declared: 'Erklæringen er skrevet ned.',
    accepted: 'Mentorens ja til reglerne er skrevet ned.',
    newer: 'Der er kommet en ny udgave af reglerne. Åbn siden igen.',
  },
  en: {
    declared: 'The declaration is written down.',
    accepted: 'The mentor’s acceptance of the code of conduct is written down.',
    newer: 'There is a new version of the code of conduct. Open the page again.',
  },
} as const;
