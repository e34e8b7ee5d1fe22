import { passwordLength } from '../../accounts/accounts.ts';

export const texts = {
  da: {
    title: (organisation: string) => `Velkommen til ${organisation}`,
    lead: (name: string, role: string) => `${name}, du er inviteret som ${role}.`,
    email: 'Din mailadresse',
    password: 'Vælg en adgangskode',
    hint: `Mindst ${passwordLength.least} tegn. Fire tilfældige ord er gode og lette at huske.`,
    next: 'Bagefter sætter du en autentifikator op på din telefon.',
    submit: 'Fortsæt',
    has: 'Du har en konto i forvejen. Tag imod rollen, og log ind, som du plejer.',
    accept: 'Tag imod rollen',
    gone: 'Invitationen virker ikke',
    goneLead: 'Den er brugt, udløbet eller trukket tilbage. Intet er ændret.',
    goneAbout: 'Bed den, der inviterede dig, om en ny.',
    signIn: 'Har du allerede en konto, så log ind',
  },
  en: {
    title: (organisation: string) => `Welcome to ${organisation}`,
    lead: (name: string, role: string) => `${name}, you are invited as ${role}.`,
    email: 'Your mail address',
    password: 'Choose a password',
    hint: `At least ${passwordLength.least} characters. Four random words are good and easy to remember.`,
    next: 'Afterwards you set up an authenticator on your phone.',
    submit: 'Continue',
    has: 'You have an account already. Accept the role, and sign in as you always do.',
    accept: 'Accept the role',
    gone: 'The invitation does not work',
    goneLead: 'It has been used, has expired or was withdrawn. Nothing has changed.',
    goneAbout: 'Ask whoever invited you for a new one.',
    signIn: 'If you have an account already, sign in',
  },
} as const;
