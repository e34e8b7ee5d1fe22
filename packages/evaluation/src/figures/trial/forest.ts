import { type Effect, isAbsent, type Results, type SubgroupResult } from '../../analysis/results.ts';
import { countOf, inGroup, intervalShown } from '../../claims/phrases.ts';
import { subgroupClaims } from '../../claims/subgroup.ts';
import { decimal } from '../../words/numbers.ts';
import type { Language } from '../../words/text.ts';
import { type ForestFigure, type ForestRow, forestFigure, forestTable } from '../forest.ts';
import { type Content, type DrawnFigure, drawn, type Page } from './page.ts';

type Scale = SubgroupResult['scale'];

/** The estimate with its interval, in percentage points or as a ratio. */
function shown(effect: Effect, language: Language): string {
  const scale = effect.measure === 'risk-difference' ? 100 : 1;
  const digits = effect.measure === 'risk-difference' ? 1 : 2;
  const estimate = effect.estimate === null ? '∞' : decimal(effect.estimate * scale, digits, language);
  return `${estimate} (${intervalShown(effect, language)})`;
}

/** What is drawn of an effect: nothing where it has no finite estimate. A missing limit reaches the axis' end. */
function drawable(effect: Effect): Pick<ForestRow, 'estimate' | 'lower' | 'upper'> {
  return {
    estimate: effect.estimate,
    lower: effect.lower ?? (effect.noEffect === 0 ? Number.NEGATIVE_INFINITY : 0),
    upper: effect.upper ?? Number.POSITIVE_INFINITY,
  };
}

const labels: Readonly<
  Record<Scale, { readonly axis: Record<Language, string>; readonly none: Record<Language, string> }>
> = {
  'risk-difference': {
    axis: { da: 'Forskel i procentpoint', en: 'Difference in percentage points' },
    none: { da: 'Ingen forskel', en: 'No difference' },
  },
  'hazard-ratio': {
    axis: { da: 'Hazardratio', en: 'Hazard ratio' },
    none: { da: 'Ingen forskel (1)', en: 'No difference (1)' },
  },
};

function partRows({ language }: Page, subgroup: SubgroupResult): ForestRow[] {
  const versus = language === 'da' ? 'mod' : 'against';
  return subgroup.parts.map((part): ForestRow => {
    const effect = subgroup.scale === 'risk-difference' ? part.riskDifference : part.hazardRatio;
    const { first, second } = part.table;
    const row = {
      label: part.label[language],
      note: `${countOf(first.events, first.n, language)} ${versus} ${countOf(second.events, second.n, language)}`,
      overall: false,
    };
    if (!isAbsent(effect)) return { ...row, ...drawable(effect), shown: shown(effect, language) };
    const absent = language === 'da' ? 'kan ikke regnes ud' : 'cannot be computed';
    return { ...row, estimate: null, lower: null, upper: null, shown: absent };
  });
}

/** The whole trial on the same scale, where the plan has such an analysis. */
function overallRow({ results, language }: Page, scale: Scale): ForestRow[] {
  const found = results.analyses.find((one) => one.ok && one.effect.measure === scale);
  if (found === undefined || !found.ok) return [];
  const [first, second] = results.flow;
  const versus = language === 'da' ? 'mod' : 'against';
  return [
    {
      label: language === 'da' ? 'Alle deltagere' : 'All participants',
      note: `${countOf(first.events, first.randomised, language)} ${versus} ${countOf(second.events, second.randomised, language)}`,
      ...drawable(found.effect),
      shown: shown(found.effect, language),
      overall: true,
    },
  ];
}

function side(results: Results, direction: 'fewer' | 'more', language: Language): string {
  const danish = language === 'da';
  const word = direction === 'fewer' ? (danish ? 'færre' : 'fewer') : danish ? 'flere' : 'more';
  return `${word} ${inGroup(results.arms[0], language)}`;
}

/** The prespecified subgroup with the whole trial above it; null where the plan has none. Its title is the answer of the interaction test. */
export function forest(page: Page): DrawnFigure | null {
  const { results, language } = page;
  const claims = subgroupClaims(results);
  const { subgroup } = results;
  if (subgroup === null || claims === null) return null;
  const { scale } = subgroup;
  const content: Content<ForestFigure> = {
    title: claims.answer[language],
    description: `${claims.answer[language]} ${claims.parts[language]}`,
    rows: [...overallRow(page, scale), ...partRows(page, subgroup)],
    noEffect: scale === 'risk-difference' ? 0 : 1,
    scale: scale === 'risk-difference' ? 'linear' : 'log',
    axisLabel: labels[scale].axis[language],
    noEffectLabel: labels[scale].none[language],
    leftLabel: side(results, 'fewer', language),
    rightLabel: side(results, 'more', language),
    tickFormat: (value) =>
      scale === 'risk-difference'
        ? decimal(value * 100, Math.abs(value * 100) < 1 && value !== 0 ? 1 : 0, language)
        : decimal(
            value,
            value < 0.99 ? 2 : Number.isInteger(Math.round(value * 100) / 100) ? 0 : 1,
            language,
          ),
  };
  return drawn<ForestFigure>(page, 'forest', content, forestFigure, forestTable);
}
