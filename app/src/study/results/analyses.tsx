import type { AnalysisResult, Results } from '@primus-motor/evaluation';
import { formatNumber, type Lang, sentence, Table } from '../../ui/index.ts';
import { methodName } from '../studies/summary.tsx';
import { absentText, basisText, estimateText, intervalText, measureName, pText } from './format.ts';

const texts = {
  da: {
    caption: 'Planens analyser, hovedanalysen først',
    method: 'Analyse',
    measure: 'Mål',
    estimate: 'Skøn',
    interval: (level: string) => `${level} %-interval`,
    p: 'p',
    basis: 'Hændelser af deltagere',
    primary: 'hovedanalysen',
  },
  en: {
    caption: 'The analyses of the plan, the primary one first',
    method: 'Analysis',
    measure: 'Measure',
    estimate: 'Estimate',
    interval: (level: string) => `${level}% interval`,
    p: 'p',
    basis: 'Events of participants',
    primary: 'primary',
  },
} as const;

const cells = (lang: Lang, one: AnalysisResult, results: Results) =>
  one.ok
    ? {
        measure: measureName(lang, one.effect.measure, results.protocol.followUp.unit),
        estimate: estimateText(lang, one.effect),
        interval: intervalText(lang, one.effect),
        p: pText(lang, one.test),
        basis: basisText(lang, one),
      }
    : { measure: absentText(lang), estimate: '–', interval: '–', p: '–', basis: '–' };

/** Every analysis of the plan with its estimate and interval; nothing is left out for being less flattering. */
export function AnalysesTable({ lang, results }: { readonly lang: Lang; readonly results: Results }) {
  const text = texts[lang];
  const percent = results.level * 100;
  const level = formatNumber(lang, percent, Number.isInteger(percent) ? 0 : 1);
  return (
    <Table
      caption={text.caption}
      captionHidden
      columns={[
        { key: 'method', text: text.method },
        { key: 'measure', text: text.measure },
        { key: 'estimate', text: text.estimate, numeric: true },
        { key: 'interval', text: text.interval(level), numeric: true },
        { key: 'p', text: text.p, numeric: true },
        { key: 'basis', text: text.basis, numeric: true },
      ]}
      rows={results.analyses.map((one) => ({
        method:
          one.role === 'primary' ? (
            <strong>{`${sentence(methodName(lang, one.plan.method))} (${text.primary})`}</strong>
          ) : (
            sentence(methodName(lang, one.plan.method))
          ),
        ...cells(lang, one, results),
      }))}
    />
  );
}
