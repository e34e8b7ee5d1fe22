/** The page where what is known of how a person speaks, reads and is called is corrected. */
export const texts = {
  da: {
    title: (name: string) => `${name}: ret oplysninger`,
    phone: 'Telefon',
    language: 'Taler bedst',
    interpreter: 'Skal have tolk',
    aloud: 'Læser ikke dansk: teksterne skal læses højt',
    alias: 'Dæknavn',
    aliasHint:
      'Et navn, der ikke fører til personen. Afdelinger, der ikke viser navne, viser det her i stedet.',
    aliasIsName: 'Dæknavnet må ikke være en del af navnet.',
    confirm: 'Gem',
    done: 'Oplysningerne er rettet.',
  },
  en: {
    title: (name: string) => `${name}: correct details`,
    phone: 'Telephone',
    language: 'Speaks best',
    interpreter: 'Needs an interpreter',
    aloud: 'Does not read Danish: the texts must be read aloud',
    alias: 'Alias',
    aliasHint: 'A name that does not lead to the person. Branches that show no names show this instead.',
    aliasIsName: 'The alias must not be part of the name.',
    confirm: 'Save',
    done: 'The details are corrected.',
  },
} as const;
