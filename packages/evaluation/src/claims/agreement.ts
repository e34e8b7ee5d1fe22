import type { AnalysisResult, Results } from '../analysis/results.ts';
import { pValue } from '../words/numbers.ts';
import { type Language, listed, type Text, text } from '../words/text.ts';
import { findingOf, primaryOf } from './finding.ts';
import { methodNames } from './methods.ts';
import { intervalShown } from './phrases.ts';
import { reasonText } from './reasons.ts';

function shown(result: AnalysisResult, language: Language): string {
  const name = methodNames[result.plan.method][language];
  if (!result.ok) return name;
  const evidence =
    result.test === null ? intervalShown(result.effect, language) : pValue(result.test.p, language);
  return `${name} (${evidence})`;
}

/**
 * Where the analyses fall on different sides of the line between "cannot be told from chance" and "can": which do,
 * and that the primary one decides whichever side it is on. Null where all that could be computed agree.
 */
export function disagreement(results: Results): Text | null {
  const primary = primaryOf(results);
  const side = findingOf(primary, results.level).kind;
  if (side === 'absent') return null;
  const others = results.analyses.filter((one) => {
    const kind = findingOf(one, results.level).kind;
    return one.role === 'secondary' && kind !== 'absent' && kind !== side;
  });
  if (others.length === 0) return null;
  return text((language) => {
    const list = listed(
      others.map((one) => shown(one, language)),
      language,
    );
    const lead = shown(primary, language);
    const uncertain = side === 'uncertain';
    if (language === 'da') {
      const split = uncertain
        ? `Hovedanalysen, ${lead}, kan ikke skelne forskellen fra tilfældighed; det kan ${list}.`
        : `Hovedanalysen, ${lead}, kan skelne forskellen fra tilfældighed; det kan ${list} ikke.`;
      const meaning = uncertain
        ? 'At en anden analyse falder på den anden side, gør ikke svaret sikrere: det viser, hvor tæt på grænsen svaret ligger.'
        : 'Svaret er derfor mindre sikkert, end hovedanalysen alene får det til at se ud.';
      return `Analyserne er ikke enige. ${split} Hovedanalysen afgør, hvad rapporten siger. ${meaning}`;
    }
    const split = uncertain
      ? `The primary one, ${lead}, cannot tell the difference from chance; ${list} can.`
      : `The primary one, ${lead}, can tell the difference from chance; ${list} cannot.`;
    const meaning = uncertain
      ? 'That another analysis falls on the other side does not make the answer surer: it shows how close to the line it lies.'
      : 'The answer is therefore less sure than the primary analysis alone makes it look.';
    return `The analyses do not agree. ${split} The primary analysis decides what this report says. ${meaning}`;
  });
}

/** The analyses of the plan that could not be computed, each with its reason. */
export function notComputed(results: Results): readonly Text[] {
  return results.analyses.flatMap((one) => {
    if (one.ok) return [];
    return text((language) => {
      const name = methodNames[one.plan.method][language];
      return language === 'da'
        ? `Kan ikke regnes ud: ${name}. ${reasonText(one.reason).da}`
        : `Cannot be computed: ${name}. ${reasonText(one.reason).en}`;
    });
  });
}
