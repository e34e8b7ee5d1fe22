export const texts = {
  da: {
    title: 'Sæt din autentifikator op',
    lead: 'Når du logger ind, skriver du en kode fra en app på din telefon. Adgangskoden alene åbner intet.',
    scan: '1. Læs koden med appen',
    scanAbout:
      'Brug den autentifikator, du har, for eksempel Aegis, FreeOTP eller den, der er i telefonen. Læs billedet med den.',
    picture: 'QR-kode til din autentifikator',
    typed: 'Kan den ikke læse billedet, så skriv denne nøgle i appen:',
    spare: '2. Gem reservekoderne',
    spareAbout:
      'Mister du telefonen, kommer du ind med en af dem. Hver virker én gang. De vises kun nu: skriv dem af, eller print siden.',
    confirm: '3. Skriv koden fra appen',
    code: 'De seks cifre',
    submit: 'Færdig',
  },
  en: {
    title: 'Set up your authenticator',
    lead: 'When you sign in, you write a code from an app on your phone. The password alone opens nothing.',
    scan: '1. Scan the code with the app',
    scanAbout:
      'Use the authenticator you have, for example Aegis, FreeOTP or the one in the phone. Scan the picture with it.',
    picture: 'QR code for your authenticator',
    typed: 'If it cannot read the picture, write this key in the app:',
    spare: '2. Keep the spare codes',
    spareAbout:
      'If you lose the phone, one of them lets you in. Each works once. They are shown only now: write them down, or print the page.',
    confirm: '3. Write the code from the app',
    code: 'The six digits',
    submit: 'Done',
  },
} as const;
