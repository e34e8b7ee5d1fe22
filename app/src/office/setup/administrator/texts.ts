export const texts = {
  da: {
    title: 'Ny administrator',
    lead: (name: string) =>
      `${name} er sat op på denne maskine. Linket fra terminalen gør dig til administrator.`,
    submit: 'Opret min konto',
  },
  en: {
    title: 'New administrator',
    lead: (name: string) =>
      `${name} is set up on this machine. The link from the terminal makes you an administrator.`,
    submit: 'Make my account',
  },
} as const;
