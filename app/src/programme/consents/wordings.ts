import type { Purpose } from './consent.ts';

/** What a participant says yes to, as it is read aloud. Never changed: another wording is another version. */
export interface Wording {
  readonly version: number;
  readonly da: string;
  readonly en: string;
  /** Undefined for the wordings that the system came with. */
  readonly validFrom: Temporal.PlainDate | undefined;
}

const wording = (version: number, da: string, en: string): Wording =>
  Object.freeze({ version, da, en, validFrom: undefined });

/** The wordings that the system came with, oldest first; an organisation adds its own after them. */
export const firstWordings: Readonly<Record<Purpose, readonly Wording[]>> = Object.freeze({
  programme: [
    wording(
      1,
      'Jeg vil gerne have to mentorer. Foreningen må gemme de oplysninger, der skal til.',
      'I want two mentors. The organisation may keep the information that is needed.',
    ),
  ],
  'register-follow-up': [
    wording(
      1,
      'Foreningen må i to år se i registre, om jeg får en ny dom. Kun forskere ser det, uden mit navn.',
      'For two years the organisation may see in registers whether I get a new sentence. Only researchers see it, without my name.',
    ),
  ],
  'authority-contact': [
    wording(
      1,
      'Mine mentorer må tale med jobcenter, kommune og Kriminalforsorgen for mig.',
      'My mentors may talk to the job centre, the municipality and the prison service for me.',
    ),
    wording(
      2,
      'Mine mentorer må tale for mig med dem, jeg vælger. De må sige, hvad jeg har brug for. Jeg kan altid sige nej til en af dem igen.',
      'My mentors may talk for me to those I choose. They may say what I need. I can always say no to one of them again.',
    ),
  ],
  'story-photo': [
    wording(
      1,
      'I må vise mit billede og fortælle min historie til andre. Jeg kan altid sige nej igen.',
      'You may show my picture and tell my story to others. I can always say no again.',
    ),
  ],
  'researcher-contact': [
    wording(
      1,
      'En forsker må ringe eller skrive til mig og spørge, om jeg vil tale med dem. Jeg kan sige nej hver gang.',
      'A researcher may call or write to me and ask if I will talk to them. I can say no each time.',
    ),
  ],
});

/** All wordings of each purpose, oldest first. */
export type Wordings = Readonly<Record<Purpose, readonly Wording[]>>;

/** The wording that is read aloud now. */
export const currentWording = (wordings: Wordings, purpose: Purpose): Wording => {
  const last = wordings[purpose].at(-1);
  if (last === undefined) throw new Error(`no wording of ${purpose}`);
  return last;
};

/** The wording that was read aloud on a day: a yes of before a new wording is a yes to the words of then. */
export const wordingOn = (wordings: Wordings, purpose: Purpose, day: Temporal.PlainDate): Wording =>
  wordings[purpose].findLast(
    ({ validFrom }) => validFrom === undefined || Temporal.PlainDate.compare(validFrom, day) <= 0,
  ) ?? currentWording(wordings, purpose);

/** The wording that a consent was given to. */
export const wordingOf = (wordings: Wordings, purpose: Purpose, version: number): Wording | undefined =>
  wordings[purpose].find((one) => one.version === version);
