import { plural } from '../../../ui/index.ts';

export const texts = {
  da: {
    title: 'Mentorer',
    add: 'Ny mentor',
    empty: 'Afdelingen har ingen mentorer endnu. Skriv den første.',
    name: 'Navn',
    stage: 'Trin',
    town: 'By',
    languages: 'Sprog',
    free: 'Ledige pladser',
    missing: 'Mangler eller udløber',
    nothing: 'Alt i orden',
    left: (n: number) => `Stoppet: ${plural('da', n, 'mentor', 'mentorer')}`,
    lacks: 'Mangler',
    expires: 'Udløber',
    lead: (approved: number, free: number) =>
      `${plural('da', approved, 'godkendt mentor', 'godkendte mentorer')}, ${plural('da', free, 'ledig plads', 'ledige pladser')}.`,
  },
  en: {
    title: 'Mentors',
    add: 'New mentor',
    empty: 'The branch has no mentors yet. Write down the first.',
    name: 'Name',
    stage: 'Stage',
    town: 'Town',
    languages: 'Languages',
    free: 'Free places',
    missing: 'Missing or running out',
    nothing: 'All in order',
    left: (n: number) => `Left: ${plural('en', n, 'mentor', 'mentors')}`,
    lacks: 'Lacks',
    expires: 'Ends',
    lead: (approved: number, free: number) =>
      `${plural('en', approved, 'approved mentor', 'approved mentors')}, ${plural('en', free, 'free place', 'free places')}.`,
  },
} as const;
