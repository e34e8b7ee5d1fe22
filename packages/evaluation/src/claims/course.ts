import type { Results } from '../analysis/results.ts';
import { inSentence, type Language, sentenceCase, type Text, text } from '../words/text.ts';
import { duration, inGroup, outOf100 } from './phrases.ts';

/** The display time nearest to half of follow-up, before its end; undefined where there is none. */
function midway(results: Results): number | undefined {
  const end = results.protocol.followUp.length;
  const inside = results.survival[0].shown
    .map((point) => point.time)
    .filter((time) => time > 0 && time < end);
  return inside.toSorted((a, b) => Math.abs(a - end / 2) - Math.abs(b - end / 2))[0];
}

function at(results: Results, time: number, language: Language): string {
  const danish = language === 'da';
  const shares = results.survival.map((arm, index) => {
    const point = arm.shown.find((one) => one.time === time) ?? arm.atEnd;
    const record = results.arms[index === 0 ? 0 : 1];
    return `${outOf100(1 - point.survival, language)} ${inGroup(record, language)}`;
  });
  const after = danish
    ? `efter ${duration(time, results, language)}`
    : `after ${duration(time, results, language)}`;
  return `${after} ${shares.join(danish ? ' og ' : ' and ')}`;
}

/**
 * When it happens, for everybody followed and not only for those with the event: a time to event among those who
 * had it compares people chosen by their outcome.
 */
export function when(results: Results): Text {
  const end = results.protocol.followUp.length;
  const middle = midway(results);
  return text((language) => {
    const danish = language === 'da';
    const known = [...(middle === undefined ? [] : [middle]), end].filter((time) =>
      results.survival.every((arm) => arm.followedTo >= time || arm.atEnd.survival === 0),
    );
    const times = known.map((time) => at(results, time, language));
    const event = sentenceCase(inSentence(results.protocol.outcome.event[language]));
    if (times.length === 0) {
      return danish
        ? 'Ingen tidspunkter er nået i begge grupper endnu.'
        : 'No time has been reached in both groups yet.';
    }
    return `${event}, ${danish ? 'ud af 100' : 'out of 100'}: ${times.join('; ')}.`;
  });
}
