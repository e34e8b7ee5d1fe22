import { endIsKnown } from '../../claims/finding.ts';
import { duration, inGroup, intervalName, outOf100, timeUnit } from '../../claims/phrases.ts';
import { level } from '../../words/numbers.ts';
import { inSentence, sentenceCase } from '../../words/text.ts';
import { type SurvivalCurve, type SurvivalFigure, survivalFigure, survivalTable } from '../kaplan-meier.ts';
import { type Content, type DrawnFigure, drawn, type Page, toneOf } from './page.ts';

/** The share without the event over time. */
export function survival(page: Page): DrawnFigure {
  const { results, language } = page;
  const danish = language === 'da';
  const free = sentenceCase(results.protocol.outcome.eventFree[language]);
  const end = results.protocol.followUp.length;
  const unit = timeUnit(results, language);
  const ends = results.survival.map((arm, index) => {
    const place = inGroup(results.arms[index === 0 ? 0 : 1], language);
    return `${outOf100(arm.atEnd.survival, language)} ${danish ? 'ud af 100' : 'out of 100'} ${place}`;
  });
  const after = danish ? `efter ${duration(end, results, 'da')}` : `after ${duration(end, results, 'en')}`;
  const soFar = danish ? 'så langt grupperne er fulgt' : 'as far as the groups are followed';
  const title = endIsKnown(results)
    ? `${free} ${after}: ${ends.join(danish ? ' og ' : ' and ')}`
    : `${free}, ${soFar}`;
  const curves = results.survival.map((arm, index): SurvivalCurve => {
    const record = results.arms[index === 0 ? 0 : 1];
    return {
      label: record.label[language],
      tone: toneOf(index),
      ...arm.curve,
      shown: arm.shown,
      followedTo: arm.followedTo,
    };
  });
  const content: Content<SurvivalFigure> = {
    title,
    description: danish
      ? `Kaplan–Meier-kurver med ${intervalName(results.level, 'da')}. ${title}. Tabellen under figuren har tallene.`
      : `Kaplan–Meier curves with ${intervalName(results.level, 'en')}. ${title}. The table below the figure has the numbers.`,
    curves,
    times: results.survival[0].shown.map((point) => point.time),
    end,
    timeLabel: danish
      ? `${sentenceCase(unit)} efter ${inSentence(results.protocol.origin.da)}`
      : `${sentenceCase(unit)} after ${inSentence(results.protocol.origin.en)}`,
    survivalLabel: free,
    atRiskLabel: danish ? 'Følges stadig' : 'Still followed',
    level: level(results.level, language),
  };
  return drawn<SurvivalFigure>(page, 'survival', content, survivalFigure, survivalTable);
}
