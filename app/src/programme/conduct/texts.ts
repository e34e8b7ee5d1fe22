export const texts = {
  da: {
    title: 'Regler for mentorer',
    lead: 'Når en ny version er udgivet, skal alle mentorer sige ja til den, før de får nye forløb.',
    back: 'Indstillinger',
    none: 'Der er ingen regler endnu, så ingen bliver bedt om at sige ja. Her er et forslag.',
    inForce: (n: number, date: string) => `Version ${n} gælder fra ${date}.`,
    da: 'Reglerne på dansk',
    en: 'Reglerne på engelsk',
    publish: (n: number) => `Udgiv version ${n}`,
    published: (n: number) => `Version ${n} er udgivet. Mentorerne bliver bedt om at sige ja.`,
    older: 'Ældre versioner',
    proposal:
      'Vær til at stole på: kom til tiden, og sig til, når du ikke kan.\nHold det for dig selv, som deltageren fortæller dig.\nGiv og lån aldrig penge. Tag ikke imod gaver.\nMød altid deltageren ædru.\nSig det til koordinatoren, når du bliver bekymret.',
  },
  en: {
    title: 'Code of conduct',
    lead: 'When a new version is published, every mentor must accept it before getting new courses.',
    back: 'Settings',
    none: 'There is no code of conduct yet, so nobody is asked to accept one. Here is a proposal.',
    inForce: (n: number, date: string) => `Version ${n} holds from ${date}.`,
    da: 'The code in Danish',
    en: 'The code in English',
    publish: (n: number) => `Publish version ${n}`,
    published: (n: number) => `Version ${n} is published. The mentors are asked to accept it.`,
    older: 'Older versions',
    proposal:
      'Be reliable: come on time, and say so when you cannot.\nKeep to yourself what the participant tells you.\nNever give or lend money. Accept no gifts.\nAlways be sober when you meet the participant.\nTell the coordinator when you become worried.',
  },
} as const;
