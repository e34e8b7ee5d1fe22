import type { Lang } from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import type { Exclusion } from '../engine/index.ts';

/** A language within a sentence: small in Danish, with a capital in English. */
export const spokenName = (lang: Lang, code: string): string => {
  const name = languageName(lang, code);
  return lang === 'da' ? name.toLowerCase() : name;
};

/** Why mentors are left out, as a heading over how many. */
export const leftOutName: Readonly<Record<Lang, Readonly<Record<Exclusion['rule'], string>>>> = {
  da: {
    'not-approved': 'er ikke godkendt eller er på pause',
    'no-capacity': 'har ingen ledig plads',
    'check-missing': 'mangler noget eller har et tjek, der er udløbet',
    'already-here': 'er allerede på forløbet',
    'was-here': 'har været på forløbet før',
    conflict: 'skal ikke sættes sammen med dem',
    'too-young': 'er for ung',
    absent: 'er fraværende',
    'too-far': 'har for lang vej',
    'gender-wish': 'er ikke af det køn, som deltageren har bedt om',
    'clearance-late': 'når ikke at få adgang til fængslet',
  },
  en: {
    'not-approved': 'not approved, or paused',
    'no-capacity': 'no free place',
    'check-missing': 'something lacks, or a check has ended',
    'already-here': 'on the course already',
    'was-here': 'on the course before',
    conflict: 'must not be put together with them',
    'too-young': 'too young',
    absent: 'away',
    'too-far': 'too far to travel',
    'gender-wish': 'not of the gender that the participant has asked for',
    'clearance-late': 'no clearance for the prison in time',
  },
};

/** The page where two mentors and a participant are asked whether they will be a course's three. */
export const texts = {
  da: {
    title: (person: string) => `${person}: find mentorer`,
    titleSecond: (person: string) => `${person}: find den anden mentor`,
    back: 'Forløbet',
    lead: 'Et forslag er et par: to mentorer, der passer til deltageren og til hinanden.',
    leadSecond: (name: string) => `${name} fortsætter. Hvert forslag er ${name} sammen med en ny.`,
    legend: 'Vælg et par',
    for: 'For',
    against: 'Imod',
    points: 'point af 100',
    own: 'Vælg selv to',
    ownSecond: 'Vælg selv den anden',
    first: 'Den ene mentor',
    second: 'Den anden mentor',
    reason: 'Begrundelse',
    reasonHint: 'Kun når du vælger andet end det øverste forslag.',
    reasonNeeded: 'Skriv, hvorfor du vælger andre end det øverste forslag.',
    submit: 'Spørg de tre',
    more: 'Mål, besked og reservepar',
    goal: 'Fælles mål',
    goalHint: 'Hvad de tre vil nå sammen. Alle tre ser det. Skriv uden navne.',
    introduction: 'Besked til de to mentorer',
    introductionHint: 'Begge mentorer får den samme, før de svarer. Skriv uden navne.',
    named: 'Teksten nævner deltagerens navn. Mentorerne får først navnet, når alle tre har sagt ja.',
    reserve: 'Hav et reservepar klar: det bedste forslag med andre mentorer.',
    askReserve: 'Spørg reserveparret af sig selv, hvis en mentor siger nej, eller fristen går.',
    askReserveHint: 'Siger deltageren nej, bliver ingen spurgt, før I to har talt sammen.',
    arrivingChange: 'Ændr, hvad den nye ser',
    none: 'Der er ingen par at foreslå lige nu.',
    noLanguage: (language: string) => `Mindst én af de to skal tale ${language}.`,
    noClearance:
      'Mindst én af de to skal have adgang til fængslet. Skriv adgangen på mentorens side, når den er givet.',
    free: 'Ledige mentorer',
    noneNext: 'Se nedenfor, hvad der mangler, eller skriv en ny mentor.',
    newMentor: 'Ny mentor',
    leftOut: (count: string) => `${count} er ikke foreslået`,
    firstOf: (first: number, all: number) => `De første ${first} af ${all} efter navn.`,
    find: 'Find en mentor, du vil vælge selv',
    findHint: (shown: number, all: number) =>
      `Listerne nedenfor viser ${shown} af ${all}, der kan vælges. Skriv en del af navnet.`,
    findNow: 'Find',
    mentor: 'Mentor',
    mentors: 'mentorer',
    why: 'Hvorfor ikke',
    weights: 'Sådan tæller point',
    asked: (date: string) => `De tre er spurgt. Svar senest ${date}.`,
    part: 'Hvad der tæller',
    most: 'Højst',
    total: 'I alt',
    settings: (version: number) => `Point efter programmets indstillinger, udgave ${version}.`,
    firstSettings: 'Point efter de tal, vi begyndte med. Programlederen kan sætte andre.',
    noExperience:
      'Mindst én af de to skal have været mentor før. Sæt kryds på mentorens side, hvis det er sådan.',
    noRelease: 'Ingen kender dagen for løsladelsen.',
    release: (date: string) => `Løslades ${date}.`,
    meeting: (date: string, days: number) =>
      days === 0 ? 'Første møde er i dag.' : `Første møde senest ${date}; der er ${days} dage til.`,
    meetingNow: 'Første møde skulle have været holdt.',
    clearance: (prison: string, days: number, measured: boolean) =>
      measured
        ? `Adgang til ${prison} tager omkring ${days} dage.`
        : `Adgang til ${prison} regnes til ${days} dage, for fængslet har svaret på for få ansøgninger til at vide mere.`,
    parts: {
      language: 'Taler deltagerens sprog',
      travel: 'Kort vej til den by, deltageren løslades til',
      lifeAreas: 'Livsområder, parret kan hjælpe med',
      availability: 'Kan på samme tider',
      complementarity: 'Kan hver sit',
      continuity: 'Har været deltagerens mentor før',
      capacity: 'Ledig plads',
      visits: 'Adgang til fængslet, eller deltageren er løsladt',
    },
  },
  en: {
    title: (person: string) => `${person}: find mentors`,
    titleSecond: (person: string) => `${person}: find the second mentor`,
    back: 'The course',
    lead: 'A suggestion is a pair: two mentors who suit the participant and each other.',
    leadSecond: (name: string) => `${name} stays. Each suggestion is ${name} with somebody new.`,
    legend: 'Choose a pair',
    for: 'For',
    against: 'Against',
    points: 'points of 100',
    own: 'Choose two yourself',
    ownSecond: 'Choose the second yourself',
    first: 'One mentor',
    second: 'The other mentor',
    reason: 'Reason',
    reasonHint: 'Only when you choose other than the first suggestion.',
    reasonNeeded: 'Write why you choose others than the first suggestion.',
    submit: 'Ask the three',
    more: 'Goal, message and pair in reserve',
    goal: 'Joint goal',
    goalHint: 'What the three set out to reach. All three see it. Write without names.',
    introduction: 'Message to the two mentors',
    introductionHint: 'Both mentors get the same before they answer. Write without names.',
    named: 'The text names the participant. The mentors get the name only when all three have said yes.',
    reserve: 'Have a pair in reserve: the best suggestion with other mentors.',
    askReserve: 'Ask the pair in reserve by itself if a mentor says no or the time runs out.',
    askReserveHint: 'If the participant says no, nobody is asked before the two of you have talked.',
    arrivingChange: 'Change what the new one sees',
    none: 'There are no pairs to suggest right now.',
    noLanguage: (language: string) => `At least one of the two must speak ${language}.`,
    noClearance:
      'At least one of the two must have a clearance for the prison. Write it on the mentor’s page when it is given.',
    free: 'Free mentors',
    noneNext: 'See below what is missing, or write down a new mentor.',
    newMentor: 'New mentor',
    leftOut: (count: string) => `${count} not suggested`,
    firstOf: (first: number, all: number) => `The first ${first} of ${all} by name.`,
    find: 'Find a mentor to choose yourself',
    findHint: (shown: number, all: number) =>
      `The lists below show ${shown} of ${all} who can be chosen. Write a part of the name.`,
    findNow: 'Find',
    mentor: 'Mentor',
    mentors: 'mentors',
    why: 'Why not',
    weights: 'How the points count',
    asked: (date: string) => `The three are asked. Answer by ${date}.`,
    part: 'What counts',
    most: 'At most',
    total: 'In all',
    settings: (version: number) => `Points by the programme’s settings, version ${version}.`,
    firstSettings: 'Points by the numbers we began with. The programme lead can set others.',
    noExperience:
      'At least one of the two must have been a mentor before. Tick it on the mentor’s page if that is so.',
    noRelease: 'Nobody knows the day of release.',
    release: (date: string) => `Released on ${date}.`,
    meeting: (date: string, days: number) =>
      days === 0 ? 'The first meeting is today.' : `First meeting by ${date}, in ${days} days.`,
    meetingNow: 'The first meeting should have been held.',
    clearance: (prison: string, days: number, measured: boolean) =>
      measured
        ? `Clearance for ${prison} takes about ${days} days.`
        : `Clearance for ${prison} is taken to be ${days} days: the prison has answered too few requests to know better.`,
    parts: {
      language: 'Speaks the participant’s language',
      travel: 'A short way to the town of release',
      lifeAreas: 'Life areas the pair can help with',
      availability: 'Can meet at the same times',
      complementarity: 'Each adds something',
      continuity: 'Was the participant’s mentor before',
      capacity: 'Free places',
      visits: 'Clearance for the prison, or the participant is released',
    },
  },
} as const;
