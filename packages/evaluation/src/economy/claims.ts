import type { Results } from '../analysis/results.ts';
import { primaryFinding, riskDifferenceOf } from '../claims/finding.ts';
import { level, whole } from '../words/numbers.ts';
import { type Language, type Text, text } from '../words/text.ts';
import {
  type EconomyParameters,
  type Money,
  notStated,
  type Parameter,
  savingPerParticipant,
} from './saving.ts';

/** What may be said of money, in the order in which it is to be said. */
export interface EconomyClaims {
  readonly saving: Text;
  readonly net: Text;
  /** The price with its source, unit and year; null where none is stated. */
  readonly basis: Text | null;
  /** The same of what a course costs. */
  readonly courseBasis: Text | null;
}

/** To the nearest thousand: more digits would claim more than the prices hold. */
function kroner(amount: number, language: Language): string {
  const rounded = Math.round(amount / 1000) * 1000;
  return `${whole(rounded, language)} ${language === 'da' ? 'kr.' : 'DKK'}`;
}

function range({ lower, upper }: Money, language: Language): string {
  if (lower === null || upper === null)
    return language === 'da' ? 'uden kendte grænser' : 'without known bounds';
  return language === 'da'
    ? `${kroner(lower, 'da')} til ${kroner(upper, 'da')}`
    : `${kroner(lower, 'en')} to ${kroner(upper, 'en')}`;
}

const notKnown: Text = {
  da: 'Hvad indsatsen sparer, kan ikke oplyses: forsøgets risikoforskel eller prisen mangler.',
  en: 'What the programme saves cannot be stated: the risk difference of the trial or the price is missing.',
};

const costMissing: Text = {
  da: 'Hvad et forløb koster, er ikke oplyst. Hvad en krone giver igen, kan derfor ikke siges.',
  en: 'What a course costs is not stated. What a krone gives back can therefore not be said.',
};

function basisOf(price: Parameter): Text | null {
  if (price === notStated) return null;
  return text((language) => {
    const danish = language === 'da';
    const year = price.priceLevel;
    const prices = danish
      ? `prisniveau ${year === null ? 'ikke oplyst' : year}`
      : `price level ${year === null ? 'not stated' : year}`;
    const note = price.note === null ? '' : ` ${price.note[language]}`;
    return `${whole(price.amount, language)} ${danish ? 'kr.' : 'DKK'} ${price.unit[language]} (${price.source}; ${prices}).${note}`;
  });
}

const returnUnknown: Text = {
  da: 'Hvad en krone giver igen, kan derfor ikke siges.',
  en: 'What a krone gives back can therefore not be said.',
};

/**
 * What one participant's course saves, from the trial's own risk difference. Where the primary analysis cannot tell the
 * difference from chance, the sentence begins by saying so: an uncertain effect makes an uncertain saving.
 */
export function economyClaims(results: Results, parameters: EconomyParameters): EconomyClaims {
  const basis = basisOf(parameters.perPrevented);
  const courseBasis = basisOf(parameters.perCourse);
  const saving = results.blinded
    ? savingPerParticipant(null, parameters)
    : savingPerParticipant(riskDifferenceOf(results), parameters);
  const missing = parameters.perCourse === notStated ? costMissing : returnUnknown;
  if (!saving.stated) return { saving: notKnown, net: missing, basis, courseBasis };
  const certain = primaryFinding(results).kind === 'effect';
  const { perParticipant, net } = saving;
  return {
    saving: text((language) => {
      const interval = `${level(results.level, language)}${language === 'da' ? '-interval' : ' interval'}`;
      if (language === 'da') {
        const first = certain
          ? ''
          : 'Forsøget kan ikke skelne effekten fra tilfældighed, og besparelsen er lige så usikker. ';
        return `${first}Regnet på forsøgets risikoforskel: ${kroner(perParticipant.estimate, 'da')} pr. deltager (${interval}: ${range(perParticipant, 'da')}). Intervallet rummer forsøgets usikkerhed, ikke prisernes.`;
      }
      const first = certain
        ? ''
        : 'The trial cannot tell the effect from chance, and the saving is as uncertain. ';
      return `${first}Computed from the risk difference of the trial: ${kroner(perParticipant.estimate, 'en')} per participant (${interval}: ${range(perParticipant, 'en')}). The interval holds the uncertainty of the trial, not that of the prices.`;
    }),
    net:
      net === notStated
        ? costMissing
        : text((language) =>
            language === 'da'
              ? `Når forløbets pris er trukket fra: ${kroner(net.estimate, 'da')} pr. deltager (${range(net, 'da')}).`
              : `With the cost of the course deducted: ${kroner(net.estimate, 'en')} per participant (${range(net, 'en')}).`,
          ),
    basis,
    courseBasis,
  };
}
