import type { Effect, Results } from '../analysis/results.ts';
import { pValue } from '../words/numbers.ts';
import { type Language, sentenceCase, type Text, text } from '../words/text.ts';
import {
  endIsKnown,
  type Finding,
  isBenefit,
  primaryFinding,
  primaryOf,
  riskDifferenceOf,
} from './finding.ts';
import { methodNames } from './methods.ts';
import {
  countOf,
  differenceOutOf100,
  estimateShown,
  inGroup,
  intervalName,
  intervalShown,
  measureNames,
  outOf100,
  rangeOutOf100,
} from './phrases.ts';
import { reasonText } from './reasons.ts';

/** How many of each arm, in counts and out of a hundred. */
export function counts(results: Results): Text {
  return text((language) => {
    const danish = language === 'da';
    const arms = results.arms.map((arm, index) => {
      const flow = results.flow[index];
      const risk = 1 - (results.survival[index]?.atEnd.survival ?? 1);
      const share = danish
        ? `${outOf100(risk, language)} ud af 100`
        : `${outOf100(risk, language)} out of 100`;
      const counted = `${countOf(flow?.events ?? 0, flow?.randomised ?? 0, language)} ${inGroup(arm, language)}`;
      return endIsKnown(results) ? `${counted} (${share})` : counted;
    });
    const name = sentenceCase(results.protocol.outcome.name[language]);
    return `${name}: ${arms.join(danish ? ' og ' : ' and ')}.`;
  });
}

/** The difference out of a hundred with its interval; null where the plan has no risk difference or it is absent. */
export function difference(results: Results): Text | null {
  const effect = riskDifferenceOf(results);
  if (effect === null) return null;
  return text((language) => {
    const danish = language === 'da';
    const point = sentenceCase(differenceOutOf100(effect.estimate ?? 0, language));
    const range = rangeOutOf100(effect, language);
    const place = inGroup(results.arms[0], language);
    const named = intervalName(results.level, language);
    if (range === null) return `${point} ${place}.`;
    return danish ? `${point} ${place}; ${named}: ${range}.` : `${point} ${place}; ${named}: ${range}.`;
  });
}

/** "Hovedanalysen (log-rank-test): hazardratio 0,69 (95 %-interval 0,48 til 1,0002), p = 0,0501." */
function primaryNumbers(results: Results, finding: Finding, language: Language): string {
  const name = methodNames[primaryOf(results).plan.method][language];
  if (finding.kind === 'absent') return '';
  const { effect, test } = finding;
  const estimate = `${measureNames[effect.measure][language]} ${estimateShown(effect, results, language)}`;
  const range = `${intervalName(results.level, language)} ${intervalShown(effect, language)}`;
  const p = test === null ? '' : `, ${pValue(test.p, language)}`;
  const method = name === measureNames[effect.measure][language] ? '' : ` (${name})`;
  const head = language === 'da' ? 'Hovedanalysen' : 'The primary analysis';
  return `${head}${method}: ${estimate} (${range})${p}.${reading(results, effect, language)}`;
}

/** How a ratio is read; a difference says it by its sign and its unit. */
function reading(results: Results, effect: Effect, language: Language): string {
  if (effect.noEffect !== 1) return '';
  const place = inGroup(results.arms[0], language);
  return language === 'da'
    ? ` Et tal under 1 betyder færre ${place}, 1 ingen forskel.`
    : ` A number below 1 means fewer ${place}, 1 no difference.`;
}

interface Verdicts {
  readonly da: string;
  readonly en: string;
}

function verdict(results: Results, finding: Finding, language: Language): string {
  const place = inGroup(results.arms[0], language);
  const other = inGroup(results.arms[1], language);
  const danish = language === 'da';
  if (finding.kind === 'absent') {
    return danish
      ? `Hovedanalysen kan ikke regnes ud på disse data. ${reasonText(finding.reason).da} Forsøget svarer derfor ikke på sit spørgsmål.`
      : `The primary analysis cannot be computed on these data. ${reasonText(finding.reason).en} The trial does not answer its question.`;
  }
  if (finding.kind === 'uncertain') {
    return danish
      ? 'Hovedanalysen kan ikke skelne forskellen fra tilfældighed. Det er ikke det samme som at vise, at der ingen forskel er.'
      : 'The primary analysis cannot tell the difference from chance. That is not the same as showing that there is none.';
  }
  const fewer = finding.direction === 'fewer';
  const time = finding.effect.measure === 'rmst-difference';
  const later: Verdicts = fewer
    ? { da: 'længere tid uden', en: 'a longer time without' }
    : { da: 'kortere tid uden', en: 'a shorter time without' };
  const count: Verdicts = fewer
    ? { da: 'færre med', en: 'fewer with' }
    : { da: 'flere med', en: 'more with' };
  const word = (time ? later : count)[language];
  const event = danish ? 'hændelsen' : 'the event';
  const found = danish
    ? `Hovedanalysen viser ${word} ${event} ${place} end ${other}; forskellen er større, end tilfældighed let forklarer.`
    : `The primary analysis shows ${word} ${event} ${place} than ${other}; the difference is larger than chance easily explains.`;
  const benefit = isBenefit(results, finding.direction);
  if (benefit !== false) return found;
  const wrongWay = danish
    ? 'Det er det modsatte af det, indsatsen skulle opnå: den kan have skadet.'
    : 'That is the opposite of what the programme was meant to do: it may have done harm.';
  return `${found} ${wrongWay}`;
}

/** What the primary analysis allows to be said, and its numbers. */
export function primaryStatement(results: Results): {
  readonly verdict: Text;
  readonly numbers: Text | null;
} {
  const finding = primaryFinding(results);
  return {
    verdict: text((language) => verdict(results, finding, language)),
    numbers:
      finding.kind === 'absent' ? null : text((language) => primaryNumbers(results, finding, language)),
  };
}
