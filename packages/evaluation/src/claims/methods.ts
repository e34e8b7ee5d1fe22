import type { AnalysisMethod } from '@primus-motor/trial';
import type { Text } from '../words/text.ts';

/** The methods as they are named in text for people. */
export const methodNames: Readonly<Record<AnalysisMethod, Text>> = Object.freeze({
  'risk-difference': { da: 'risikoforskel', en: 'risk difference' },
  'risk-ratio': { da: 'relativ risiko', en: 'risk ratio' },
  fisher: { da: 'Fishers eksakte test', en: 'Fisher’s exact test' },
  'log-rank': { da: 'log-rank-test', en: 'log-rank test' },
  cox: { da: 'Cox-model', en: 'Cox model' },
  rmst: { da: 'gennemsnitlig tid uden hændelse', en: 'mean event-free time' },
});
