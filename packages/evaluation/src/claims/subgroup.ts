import { type Interaction, isAbsent, type Results, type SubgroupResult } from '../analysis/results.ts';
import { pValue } from '../words/numbers.ts';
import { inSentence, type Language, sentenceCase, type Text, text } from '../words/text.ts';
import { countOf, inGroup, rangeOutOf100 } from './phrases.ts';
import { reasonText } from './reasons.ts';

/** The interaction test on the scale that the plan names, or null where it was not computed. */
export function interactionOf(subgroup: SubgroupResult): Interaction | null {
  const found = subgroup.interaction[subgroup.scale];
  return isAbsent(found) ? null : found;
}

const scaleNames: Readonly<Record<SubgroupResult['scale'], Text>> = {
  'risk-difference': { da: 'forskelle i risiko', en: 'differences in risk' },
  'hazard-ratio': { da: 'hazardratioer', en: 'hazard ratios' },
};

function answer(subgroup: SubgroupResult, results: Results, language: Language): string {
  const danish = language === 'da';
  const label = inSentence(subgroup.label[language]);
  const found = subgroup.interaction[subgroup.scale];
  if (isAbsent(found)) {
    const why = reasonText(found.reason)[language];
    return danish
      ? `Om effekten afhænger af ${label}, kan ikke regnes ud. ${why} Grupperne kan derfor ikke læses hver for sig.`
      : `Whether the effect depends on ${label} cannot be computed. ${why} The groups can therefore not be read one by one.`;
  }
  const scale = scaleNames[subgroup.scale][language];
  const test = danish
    ? `test for vekselvirkning på ${scale}: ${pValue(found.test.p, language)}`
    : `test of interaction on ${scale}: ${pValue(found.test.p, language)}`;
  if (found.test.p < 1 - results.level) {
    return danish
      ? `Effekten ser ud til at afhænge af ${label} (${test}). Et fund i grupper skal ses igen i et nyt forsøg, før man bygger på det.`
      : `The effect seems to depend on ${label} (${test}). A finding in groups must be seen again in a new trial before it is built upon.`;
  }
  return danish
    ? `Forsøget viser ikke, at effekten afhænger af ${label} (${test}). Forskelle mellem grupperne kan være tilfældige.`
    : `The trial does not show that the effect depends on ${label} (${test}). Differences between the groups may be chance.`;
}

function parts(subgroup: SubgroupResult, results: Results, language: Language): string {
  const danish = language === 'da';
  const sentences = subgroup.parts.map((part) => {
    const { first, second } = part.table;
    const counts = danish
      ? `${countOf(first.events, first.n, language)} ${inGroup(results.arms[0], language)} mod ${countOf(second.events, second.n, language)} ${inGroup(results.arms[1], language)}`
      : `${countOf(first.events, first.n, language)} ${inGroup(results.arms[0], language)} against ${countOf(second.events, second.n, language)} ${inGroup(results.arms[1], language)}`;
    const range = isAbsent(part.riskDifference) ? null : rangeOutOf100(part.riskDifference, language);
    return `${sentenceCase(part.label[language])}: ${counts}${range === null ? '' : ` (${range})`}.`;
  });
  return sentences.join(' ');
}

/**
 * The subgroup question: first its answer by the interaction test, then the counts of each part. The parts are
 * given no verdict of their own, and never stand without the test. Null where the plan has no subgroup.
 */
export function subgroupClaims(results: Results): { readonly answer: Text; readonly parts: Text } | null {
  const { subgroup } = results;
  if (subgroup === null) return null;
  return {
    answer: text((language) => answer(subgroup, results, language)),
    parts: text((language) => parts(subgroup, results, language)),
  };
}
