export const texts = {
  da: {
    title: (name: string) => `${name}: afslut rolle`,
    what: (name: string, role: string) =>
      `${name} er ikke længere ${role}. Det gælder fra næste klik. Hvad ${name} har skrevet, bliver stående.`,
    confirm: 'Afslut rollen',
    done: 'Rollen er afsluttet.',
  },
  en: {
    title: (name: string) => `${name}: end role`,
    what: (name: string, role: string) =>
      `${name} is no longer ${role}. It holds from the next click on. What ${name} has written stays.`,
    confirm: 'End the role',
    done: 'The role has ended.',
  },
} as const;
