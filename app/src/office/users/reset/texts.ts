export const texts = {
  da: {
    title: (name: string) => `${name}: nulstil adgang`,
    what: (name: string) =>
      `Brug det, når ${name} har glemt sin adgangskode eller mistet sin telefon. ${name} logges ud nu og får en mail med et link til en ny adgangskode og en ny autentifikator. Rollerne bliver, som de er.`,
    sure: 'Vær sikker på, at det er den rigtige, der har spurgt: ring op på et nummer, I kender.',
    confirm: 'Nulstil adgangen',
    done: 'Adgangen er nulstillet, og mailen er på vej.',
  },
  en: {
    title: (name: string) => `${name}: reset access`,
    what: (name: string) =>
      `Use it when ${name} has forgotten the password or lost the phone. ${name} is signed out now and gets a mail with a link to a new password and a new authenticator. The roles stay as they are.`,
    sure: 'Be sure that the right person asked: call a number that you know.',
    confirm: 'Reset the access',
    done: 'The access has been reset, and the mail is on its way.',
  },
} as const;
