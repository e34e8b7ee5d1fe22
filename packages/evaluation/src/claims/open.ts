import type { Results } from '../analysis/results.ts';
import { inSentence, type Text, text } from '../words/text.ts';
import { primaryFinding, riskDifferenceOf } from './finding.ts';
import { duration, inGroup, rangeOutOf100 } from './phrases.ts';
import { interactionOf } from './subgroup.ts';

function howLarge(results: Results): Text | null {
  const effect = riskDifferenceOf(results);
  if (effect === null) return null;
  const ranges = text((language) => rangeOutOf100(effect, language) ?? '');
  if (ranges.da === '') return null;
  return text((language) =>
    language === 'da'
      ? `Hvor stor forskellen er: tallene passer med alt ${ranges.da} ${inGroup(results.arms[0], 'da')}.`
      : `How large the difference is: the numbers fit anything ${ranges.en} ${inGroup(results.arms[0], 'en')}.`,
  );
}

function whether(results: Results): Text | null {
  const finding = primaryFinding(results);
  if (finding.kind === 'effect') return null;
  return results.blinded
    ? { da: 'Om der er forskel på grupperne.', en: 'Whether the groups differ.' }
    : { da: 'Om indsatsen gør en forskel.', en: 'Whether the programme makes a difference.' };
}

function forWhom(results: Results): Text {
  const { subgroup } = results;
  const found = subgroup === null ? null : interactionOf(subgroup);
  if (subgroup !== null && found !== null && found.test.p < 1 - results.level) {
    return text((language) => {
      const label = inSentence(subgroup.label[language]);
      return language === 'da'
        ? `Om effekten også i et nyt forsøg afhænger af ${label}.`
        : `Whether the effect depends on ${label} in a new trial too.`;
    });
  }
  return { da: 'Om nogle har mere gavn end andre.', en: 'Whether some benefit more than others.' };
}

function later(results: Results): Text {
  return text((language) => {
    const length = duration(results.protocol.followUp.length, results, language);
    return language === 'da'
      ? `Hvad der sker efter ${length}: så længe blev deltagerne fulgt.`
      : `What happens after ${length}: that is how long participants were followed.`;
  });
}

/** What the trial does not show, each as a short line. */
export function open(results: Results): readonly Text[] {
  const plan: Text | null =
    results.protocol.writtenAfter === null
      ? null
      : {
          da: 'Om en plan fra før forsøget havde valgt den samme analyse.',
          en: 'Whether a plan from before the trial would have chosen the same analysis.',
        };
  return [whether(results), howLarge(results), forWhom(results), later(results), plan].filter(
    (one) => one !== null,
  );
}
