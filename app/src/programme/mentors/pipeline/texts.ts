import { plural } from '../../../ui/index.ts';

const half = (n: number, comma: string) => String(n).replace('.', comma);

export const texts = {
  da: {
    title: 'Nye frivillige',
    lead: 'Fra ansøgning til godkendt mentor. Den, der har ventet længst, står øverst.',
    back: 'Mentorer',
    link: 'Ansøgningen ligger åbent her:',
    add: 'Skriv en ny mentor selv',
    none: 'Ingen er på vej lige nu. Del linket til ansøgningen.',
    nobody: 'Ingen i dette trin.',
    waited: (median: number, longest: number) =>
      `Midt for: ${half(median, ',')} dage. Længst: ${longest} dage.`,
    count: (n: number) => plural('da', n, 'frivillig', 'frivillige'),
    approval: (days: number, n: number) =>
      `Fra ansøgning til godkendt tager det ${half(days, ',')} dage midt for (${n} det seneste år).`,
    name: 'Navn',
    days: 'Dage i trinet',
    next: 'Næste skridt',
    lacks: 'Mangler også',
    approve: 'Godkend',
    nothing: 'intet',
    younger: 'Er ikke fyldt 25 år endnu',
    birth: 'Skriv fødselsdatoen',
  },
  en: {
    title: 'New volunteers',
    lead: 'From application to approved mentor. Who has waited longest is at the top.',
    back: 'Mentors',
    link: 'The application form is open to everybody here:',
    add: 'Write down a new mentor yourself',
    none: 'Nobody is on the way right now. Share the link to the form.',
    nobody: 'Nobody in this stage.',
    waited: (median: number, longest: number) =>
      `Median: ${half(median, '.')} days. Longest: ${longest} days.`,
    count: (n: number) => plural('en', n, 'volunteer', 'volunteers'),
    approval: (days: number, n: number) =>
      `From application to approval it takes ${half(days, '.')} days, median (${n} in the past year).`,
    name: 'Name',
    days: 'Days in the stage',
    next: 'Next step',
    lacks: 'Lacks as well',
    approve: 'Approve',
    nothing: 'nothing',
    younger: 'Is not yet 25',
    birth: 'Write the birth date',
  },
} as const;
