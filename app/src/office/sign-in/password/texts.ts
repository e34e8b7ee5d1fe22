export const texts = {
  da: {
    title: 'Log ind',
    email: 'Mailadresse',
    password: 'Adgangskode',
    submit: 'Fortsæt',
    next: 'Bagefter skriver du koden fra din autentifikator.',
    lost: 'Kan du ikke komme ind, så skriv til en administrator i din organisation.',
  },
  en: {
    title: 'Sign in',
    email: 'Mail address',
    password: 'Password',
    submit: 'Continue',
    next: 'Afterwards you write the code from your authenticator.',
    lost: 'If you cannot get in, write to an administrator of your organisation.',
  },
} as const;
