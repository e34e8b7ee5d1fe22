import { type EconomyParameters, economyClaims, type Results } from '@primus-motor/evaluation';
import { Details, type Lang, Section } from '../../../ui/index.ts';
import { texts } from './texts.ts';

export interface MoneyProps {
  readonly lang: Lang;
  readonly results: Results;
  readonly parameters: EconomyParameters;
}

/** What a course saves by the trial's own difference and a sourced price; what nobody has stated is said to be so. */
export function Money({ lang, results, parameters }: MoneyProps) {
  const text = texts[lang];
  const claims = economyClaims(results, parameters);
  return (
    <Section title={text.money}>
      <p>{claims.saving[lang]}</p>
      <p>{claims.net[lang]}</p>
      <p>{text.notPaid}</p>
      <Details summary={text.price}>
        <p>{claims.basis === null ? text.noPrices : claims.basis[lang]}</p>
        {claims.courseBasis === null ? null : <p>{claims.courseBasis[lang]}</p>}
      </Details>
    </Section>
  );
}
