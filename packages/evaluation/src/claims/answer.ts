import type { Results } from '../analysis/results.ts';
import { decimal } from '../words/numbers.ts';
import { inSentence, type Language, sentenceCase, type Text, text, wordCount } from '../words/text.ts';
import { directionOf, endIsKnown, type Finding, primaryFinding } from './finding.ts';
import { inGroup, outOf100 } from './phrases.ts';

/** The longest an answer may be. */
export const answerWords = 25;

type Words = Readonly<Record<'da' | 'en', string>>;

const chance: Words = { da: 'forskellen kan være tilfældig', en: 'the difference may be chance' };
const noChance: Words = {
  da: 'forskellen er næppe tilfældig',
  en: 'the difference is hardly chance',
};
const absent: Words = {
  da: 'om forskellen er tilfældig, kan ikke regnes ud',
  en: 'whether by chance cannot be computed',
};
const equal: Words = { da: 'ingen påvist forskel', en: 'no difference shown' };

/** Which way the shares at the end of follow-up point. */
function sharesDirection(results: Results): 'fewer' | 'more' | 'none' {
  const [first, second] = results.survival.map((arm) => arm.atEnd.survival);
  return directionOf({
    measure: 'risk-difference',
    estimate: (second ?? 1) - (first ?? 1),
    lower: null,
    upper: null,
    noEffect: 0,
  });
}

function rounded(results: Results, language: Language): string[] {
  return results.survival.map((arm) => outOf100(1 - arm.atEnd.survival, language));
}

/** Whether a reader sees the same number twice. */
function alike(results: Results, language: Language): boolean {
  const [a, b] = rounded(results, language);
  return a === b;
}

/** The shares out of a hundred, with a decimal where an effect would otherwise be claimed between equal numbers. */
function shares(results: Results, finding: Finding, language: Language): string[] {
  if (finding.kind !== 'effect' || !alike(results, language)) return rounded(results, language);
  return results.survival.map((arm) => decimal((1 - arm.atEnd.survival) * 100, 1, language));
}

/**
 * What is said of the difference. An effect is claimed by the primary analysis alone; where it looks at the whole
 * course and the shares at the end point elsewhere, the sentence says so.
 */
function ending(results: Results, finding: Finding, language: Language): string {
  if (finding.kind === 'absent') return absent[language];
  if (finding.kind === 'uncertain') return alike(results, language) ? equal[language] : chance[language];
  if (finding.direction === sharesDirection(results)) return noChance[language];
  const arm = inGroup(results.arms[0], language);
  const danish = language === 'da';
  const word =
    finding.direction === 'fewer' ? (danish ? 'senere' : 'later') : danish ? 'tidligere' : 'earlier';
  return danish ? `over tid kom de ${word} ${arm}` : `over time they came ${word} ${arm}`;
}

/**
 * The answer in one sentence of at most 25 words: the shares of each arm out of a hundred, and what the primary
 * analysis allows to be said of the difference. Shorter names of the groups where the trial's own are too long.
 */
export function answer(results: Results): Text {
  const finding = primaryFinding(results);
  if (!endIsKnown(results)) {
    return {
      da: 'Forsøget er ikke fulgt til ende i begge grupper; svaret kan endnu ikke gives.',
      en: 'The trial has not been followed to the end in both groups; the answer cannot be given yet.',
    };
  }
  return text((language) => {
    const danish = language === 'da';
    const [a, b] = shares(results, finding, language);
    const [first, second] = results.arms;
    const of = danish ? 'ud af 100' : 'out of 100';
    const against = danish ? 'mod' : 'against';
    const name = sentenceCase(results.protocol.outcome.name[language]);
    const event = inSentence(results.protocol.outcome.event[language]);
    const close = ending(results, finding, language);
    const own = `${inGroup(first, language)} ${against} ${b} ${inGroup(second, language)}`;
    const short = danish
      ? `i forsøgsgruppen mod ${b} i kontrolgruppen`
      : `in the trial group against ${b} in the control group`;
    const groups = results.blinded ? [own] : [own, short];
    const sentences = groups.flatMap((arms) => [
      `${name}: ${a} ${of} ${arms}; ${close}.`,
      `${sentenceCase(event)}: ${a} ${of} ${arms}; ${close}.`,
      `${a} ${of} ${arms}; ${close}.`,
    ]);
    return (
      sentences.find((sentence) => wordCount(sentence) <= answerWords) ?? `${a} ${of} mod ${b}; ${close}.`
    );
  });
}
