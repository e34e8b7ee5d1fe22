import { plainLix } from '../../../ui/index.ts';

export const texts = {
  da: {
    title: 'Samtykkernes ord',
    lead: `Ordene læses højt for deltageren. De må højst have lix ${plainLix}.`,
    version: (version: number, since: string) => `Version ${version}${since}.`,
    since: (date: string) => `, fra ${date}`,
    readable: (value: number) => `Lix ${value}.`,
    earlier: 'Tidligere ord',
    add: 'Nye ord',
    about:
      'Skriv, hvad deltageren siger ja til. Det, systemet gør, når et samtykke trækkes tilbage, ændres ikke.',
    da: 'På dansk',
    en: 'På engelsk',
    save: 'Brug de nye ord fra nu',
  },
  en: {
    title: 'The words of the consents',
    lead: `The words are read aloud to the participant. The Danish may have at most lix ${plainLix}.`,
    version: (version: number, since: string) => `Version ${version}${since}.`,
    since: (date: string) => `, from ${date}`,
    readable: (value: number) => `Lix ${value} in Danish.`,
    earlier: 'Earlier words',
    add: 'New words',
    about:
      'Write what the participant says yes to. What the system does when a consent is withdrawn does not change.',
    da: 'In Danish',
    en: 'In English',
    save: 'Use the new words from now',
  },
} as const;
