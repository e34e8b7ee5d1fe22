export const texts = {
  da: {
    title: 'Koden fra din autentifikator',
    lead: 'Åbn appen på din telefon, og skriv de seks cifre for Primus Motor.',
    code: 'Kode',
    hint: 'Har du ikke telefonen, så brug en af dine reservekoder. Hver kode virker én gang.',
    submit: 'Log ind',
    again: 'Begynd forfra',
  },
  en: {
    title: 'The code from your authenticator',
    lead: 'Open the app on your phone and write the six digits for Primus Motor.',
    code: 'Code',
    hint: 'Without the phone, use one of your spare codes. Each code works once.',
    submit: 'Sign in',
    again: 'Begin again',
  },
} as const;
