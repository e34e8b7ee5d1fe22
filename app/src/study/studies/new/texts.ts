import { plural } from '../../../ui/index.ts';

export const texts = {
  da: {
    title: 'Registrér et forsøg',
    lead: 'Protokollen låses, før nogen er med. Hvert ord i den tæller med i dens fingeraftryk.',
    back: 'Forsøg',
    file: 'Protokollens fil',
    fileHint: 'YAML, højst 1 MB.',
    protocol: 'Eller indsæt protokollen her',
    check: 'Læs protokollen',
    problems: (n: number) => plural('da', n, 'ting skal rettes', 'ting skal rettes'),
    where: 'Hvor',
    what: 'Hvad',
    fix: 'Protokollen kan ikke bruges endnu',
    confirmTitle: 'Registrér dette forsøg?',
    confirm: 'Registrér og forsegl',
    meaning:
      'Når du registrerer, laver systemet en hemmelighed, som lodtrækningen trækkes af. Ingen kan se den. Dens forsegling offentliggøres, så enhver bagefter kan efterprøve lodtrækningen. Forsøget åbner først for deltagere, når du siger til.',
  },
  en: {
    title: 'Register a study',
    lead: 'The protocol is locked before anybody takes part. Every word of it counts in its fingerprint.',
    back: 'Studies',
    file: 'The protocol’s file',
    fileHint: 'YAML, at most 1 MB.',
    protocol: 'Or paste the protocol here',
    check: 'Read the protocol',
    problems: (n: number) => plural('en', n, 'thing to correct', 'things to correct'),
    where: 'Where',
    what: 'What',
    fix: 'The protocol cannot be used yet',
    confirmTitle: 'Register this study?',
    confirm: 'Register and seal',
    meaning:
      'On registration the system makes a secret that the allocations are drawn from. Nobody can see it. Its commitment is published, so that anyone can check the randomisation afterwards. The study opens for participants only when you say so.',
  },
} as const;
