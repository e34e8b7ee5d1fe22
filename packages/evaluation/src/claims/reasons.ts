import type { Text } from '../words/text.ts';

const reasons: Readonly<Record<string, Text>> = {
  'no-events': { da: 'Der er ingen hændelser at regne på.', en: 'There are no events to compute with.' },
  'empty-arm': { da: 'En gruppe er tom.', en: 'One group is empty.' },
  separation: {
    da: 'Hændelserne ligger alle på den ene side, så intet endeligt tal passer.',
    en: 'The events all lie on one side, so that no finite number fits.',
  },
  'infinite-hazard': {
    da: 'Hændelserne ligger alle på den ene side, så intet endeligt tal passer.',
    en: 'The events all lie on one side, so that no finite number fits.',
  },
  'singular-information': {
    da: 'Dataene kan ikke skelne mellem de faktorer, der regnes på.',
    en: 'The data cannot tell the factors in the model apart.',
  },
  'no-convergence': {
    da: 'Beregningen finder ikke et svar.',
    en: 'The computation does not settle on an answer.',
  },
  'no-variation': { da: 'Alle har samme udfald.', en: 'Everybody has the same outcome.' },
  'beyond-follow-up': {
    da: 'Ingen er fulgt så længe i den ene gruppe.',
    en: 'Nobody in one of the groups is followed that long.',
  },
  'too-few-observations': { da: 'Der er for få deltagere.', en: 'There are too few participants.' },
  'undefined-ratio': {
    da: 'Den ene gruppe har ingen hændelser, så et forhold kan ikke dannes.',
    en: 'One group has no events, so that no ratio can be formed.',
  },
  'incomplete-follow-up': {
    da: 'For mange er ikke fulgt til ende; andelen ved opfølgningens slut kan derfor ikke tælles.',
    en: 'Too many are not followed to the end, so that the share at the end of follow-up cannot be counted.',
  },
};

/** Why a number is missing, in words; the reason's own name where none are written for it. */
export function reasonText(reason: string): Text {
  return reasons[reason] ?? { da: `Årsag: ${reason}.`, en: `Reason: ${reason}.` };
}
