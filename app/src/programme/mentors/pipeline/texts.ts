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
    waited: (median: number, longest: number) =>
      `Dage i trinet: medianen er ${half(median, ',')}, den længste har ventet ${longest}.`,
    count: (n: number) => (n === 0 ? 'ingen' : plural('da', n, 'frivillig', 'frivillige')),
    approval: (days: number, n: number) =>
      `Fra ansøgning til godkendt er medianen ${half(days, ',')} dage (${n} det seneste år).`,
    name: 'Navn',
    days: 'Dage i trinet',
    next: 'Næste skridt',
    lacks: 'Mangler også',
    all: (n: number, stage: string) => `Se alle ${n} i »${stage}«`,
    firstOf: (shown: number, n: number) => `De ${shown} øverste af ${n}.`,
    inStage: (stage: string) => `Nye frivillige: ${stage}`,
    stageLead: 'Den, der har været længst i trinet, står øverst.',
    nobodyHere: 'Ingen er i dette trin lige nu.',
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
    waited: (median: number, longest: number) =>
      `Days in the stage: the median is ${half(median, '.')}, the longest wait ${longest}.`,
    count: (n: number) => (n === 0 ? 'nobody' : plural('en', n, 'volunteer', 'volunteers')),
    approval: (days: number, n: number) =>
      `From application to approval the median is ${half(days, '.')} days (${n} in the past year).`,
    name: 'Name',
    days: 'Days in the stage',
    next: 'Next step',
    lacks: 'Lacks as well',
    all: (n: number, stage: string) => `See all ${n} in “${stage}”`,
    firstOf: (shown: number, n: number) => `The first ${shown} of ${n}.`,
    inStage: (stage: string) => `New volunteers: ${stage}`,
    stageLead: 'Who has been longest in the stage is at the top.',
    nobodyHere: 'Nobody is in this stage right now.',
    approve: 'Approve',
    nothing: 'nothing',
    younger: 'Is not yet 25',
    birth: 'Write the birth date',
  },
} as const;
