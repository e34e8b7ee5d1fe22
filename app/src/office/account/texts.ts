export const texts = {
  da: {
    title: 'Din konto',
    name: 'Navn',
    email: 'Mailadresse',
    organisation: 'Organisation',
    roles: 'Roller',
    help: 'Mangler du en side, eller er noget forkert, så skriv til en administrator.',
    session: 'Denne browser',
    about: (idle: number, absolute: number) =>
      `Du logges ud, når du ikke har brugt systemet i ${idle} timer, og senest efter ${absolute} timer.`,
    out: 'Log ud',
  },
  en: {
    title: 'Your account',
    name: 'Name',
    email: 'Mail address',
    organisation: 'Organisation',
    roles: 'Roles',
    help: 'If you miss a page or something is wrong, write to an administrator.',
    session: 'This browser',
    about: (idle: number, absolute: number) =>
      `You are signed out when you have not used the system for ${idle} hours, and after ${absolute} hours at the latest.`,
    out: 'Sign out',
  },
} as const;
