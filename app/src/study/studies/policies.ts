import type { StudyState } from '@primus-motor/trial';
import { Absent, Refused } from '../../office/refused.ts';

/** From where a study may go where. Recruitment that has ended never opens again, and a closed study stays closed. */
const nextStates: Readonly<Record<StudyState, readonly StudyState[]>> = {
  draft: ['recruiting'],
  recruiting: ['paused', 'follow-up'],
  paused: ['recruiting', 'follow-up'],
  'follow-up': ['closed'],
  closed: [],
};

export const statesAfter = (state: StudyState): readonly StudyState[] => nextStates[state];

/** The organisation has no such study. */
export const absentStudy = (): Absent => new Absent('no-such-study');

export const staleState = (): Refused =>
  new Refused('state-not-next', {
    da: 'Forsøget er ikke længere i den tilstand, som siden viste. Intet er ændret. Genindlæs siden.',
    en: 'The study is no longer in the state that the page showed. Nothing was changed. Reload the page.',
  });

/** @throws Refused */
export const mustBeNext = (from: StudyState, to: StudyState): void => {
  if (!nextStates[from].includes(to)) throw staleState();
};
