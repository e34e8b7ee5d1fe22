import type { Lang, TagKind } from '../../ui/index.ts';
import type { Criterion, CriterionState } from './criteria.ts';
import type { IntakeRule } from './rule.ts';

export const stateWords: Readonly<Record<Lang, Readonly<Record<CriterionState, string>>>> = {
  da: { met: 'Opfyldt', almost: 'Næsten', 'not-met': 'Ikke opfyldt', unknown: 'Ved vi ikke' },
  en: { met: 'Met', almost: 'Almost', 'not-met': 'Not met', unknown: 'Not known' },
};

export const stateKind: Readonly<Record<CriterionState, TagKind>> = {
  met: 'done',
  almost: 'soon',
  'not-met': 'danger',
  unknown: 'info',
};

export const panelTitle: Readonly<Record<Lang, string>> = {
  da: 'Programmets egne krav',
  en: 'The programme’s own requirements',
};

/** What a rule asks for. */
export const ruleText = (lang: Lang, rule: IntakeRule, key: Criterion['key']): string => {
  const da = lang === 'da';
  if (key === 'age') return da ? `Fyldt ${rule.minimumAge} år` : `${rule.minimumAge} or older`;
  if (key === 'area') return da ? 'Løslades til en by, vi dækker' : 'Released to a town that we cover';
  return da
    ? `Løslades om ${rule.weeksFrom} til ${rule.weeksTo} uger`
    : `Released in ${rule.weeksFrom} to ${rule.weeksTo} weeks`;
};

/** What is so for this referral. */
export const valueText = (lang: Lang, { key, state, value }: Criterion): string => {
  const da = lang === 'da';
  if (key === 'area') {
    if (state === 'met') return '';
    if (state === 'almost') return da ? 'en anden afdelings by' : 'a town of another branch';
    return da ? 'byen dækkes ikke' : 'the town is not covered';
  }
  if (value === undefined)
    return key === 'age'
      ? da
        ? 'fødselsdagen mangler'
        : 'the date of birth is missing'
      : da
        ? 'datoen kendes ikke'
        : 'the date is not known';
  if (key === 'age') return da ? `${value} år` : `${value} years`;
  if (value < 0) return da ? 'datoen er gået' : 'the date has passed';
  if (value === 1) return da ? 'om 1 uge' : 'in 1 week';
  return da ? `om ${value} uger` : `in ${value} weeks`;
};
