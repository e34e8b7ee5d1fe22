import type { Analysis, LockedProtocol, Protocol } from '@primus-motor/trial';
import { Definitions, formatNumber, joinWords, type Lang, sentence } from '../../ui/index.ts';
import { texts } from './summary-texts.ts';

const methods: Readonly<Record<Lang, Readonly<Record<Analysis['method'], string>>>> = {
  da: {
    'risk-difference': 'forskel i risiko',
    'risk-ratio': 'relativ risiko',
    fisher: 'Fishers eksakte test',
    'log-rank': 'log-rank-test',
    cox: 'Cox-model',
    rmst: 'gennemsnitlig tid uden hændelse',
  },
  en: {
    'risk-difference': 'risk difference',
    'risk-ratio': 'risk ratio',
    fisher: 'Fisher’s exact test',
    'log-rank': 'log-rank test',
    cox: 'Cox model',
    rmst: 'restricted mean event-free time',
  },
};

export const methodName = (lang: Lang, method: Analysis['method']): string => methods[lang][method];

const randomisationText = (lang: Lang, { randomisation }: Protocol): string => {
  const text = texts[lang];
  if (randomisation.method === 'external') return randomisation.description[lang];
  const { strata, blockSizes } = randomisation;
  const sizes = joinWords(
    lang,
    blockSizes.map((size) => formatNumber(lang, size)),
  );
  const factors = strata.map((factor) => factor.label[lang].toLocaleLowerCase('da'));
  const within = factors.length === 0 ? text.noStrata : `${text.within} ${joinWords(lang, factors)}`;
  return `${within}, ${text.blocks} ${sizes}`;
};

/** What was registered, in the order a reader asks. The block sizes are design; the secret is not here. */
export function ProtocolSummary({ lang, locked }: { readonly lang: Lang; readonly locked: LockedProtocol }) {
  const text = texts[lang];
  const { protocol } = locked;
  const { analysis, outcome, followUp, origin, subgroup } = protocol;
  const maturity = outcome.definition?.maturityDays ?? 0;
  const secondary = analysis.secondary.map((one) => methodName(lang, one.method));
  return (
    <Definitions
      items={[
        {
          term: text.arms,
          value: sentence(
            joinWords(
              lang,
              protocol.arms.map((arm) => arm.label[lang].toLocaleLowerCase('da')),
            ),
          ),
        },
        {
          term: text.criteria,
          value: (
            <ul>
              {protocol.eligibility.map((criterion) => (
                <li>{criterion.text[lang]}</li>
              ))}
            </ul>
          ),
        },
        { term: text.strata, value: sentence(randomisationText(lang, protocol)) },
        { term: text.outcome, value: outcome.name[lang] },
        {
          term: text.followUp,
          value: `${text.days(followUp.length)} ${text.from} ${origin.label[lang].toLocaleLowerCase('da')}${maturity > 0 ? text.maturity(maturity) : ''}`,
        },
        { term: text.primary, value: sentence(methodName(lang, analysis.primary.method)) },
        {
          term: text.secondary,
          value: sentence(secondary.length === 0 ? text.none : joinWords(lang, secondary)),
        },
        { term: text.subgroup, value: sentence(subgroup?.label[lang] ?? text.none) },
        { term: text.version, value: protocol.version },
        { term: text.hash, value: <code>{locked.hash}</code> },
      ]}
    />
  );
}
