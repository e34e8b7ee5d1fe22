import type { CriterionReason, CriterionResult } from '@primus-motor/trial';
import type { Lang } from '../../ui/index.ts';

const reasonWords: Readonly<Record<Lang, Readonly<Record<CriterionReason, string>>>> = {
  da: {
    fulfilled: 'Opfyldt',
    'not-known': 'Vi ved det ikke endnu',
    below: 'For lavt',
    above: 'For højt',
    'is-not': 'Ikke opfyldt',
    'not-among': 'Ikke blandt de rette',
    'not-asked': 'Mangler svar',
    'answered-no': 'Svaret er nej',
  },
  en: {
    fulfilled: 'Met',
    'not-known': 'We do not know yet',
    below: 'Too low',
    above: 'Too high',
    'is-not': 'Not met',
    'not-among': 'Not among the right ones',
    'not-asked': 'Not answered',
    'answered-no': 'The answer is no',
  },
};

/** Why a criterion stands as it does, in a person's words. */
export const reasonText = (lang: Lang, result: CriterionResult): string => reasonWords[lang][result.reason];

export const stateWords: Readonly<Record<Lang, Readonly<Record<CriterionResult['state'], string>>>> = {
  da: { met: 'Opfyldt', 'not-met': 'Ikke opfyldt', unknown: 'Ved ikke endnu' },
  en: { met: 'Met', 'not-met': 'Not met', unknown: 'Not known yet' },
};
