export const texts = {
  da: {
    back: 'Udbakke',
    to: 'Til',
    written: 'Skrevet',
    state: 'Tilstand',
    letter: 'Mailen',
    again: 'Send igen',
    answer: 'Mailserverens svar',
  },
  en: {
    back: 'Outbox',
    to: 'To',
    written: 'Written',
    state: 'State',
    letter: 'The mail',
    again: 'Send again',
    answer: 'What the mail server said',
  },
} as const;
