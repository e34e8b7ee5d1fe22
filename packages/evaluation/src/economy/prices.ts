import { type EconomyParameters, notStated, type Price } from './saving.ts';

const som =
  'Justitsministeriets Forskningskontor (2021), SØM, del 1; Folketinget, REU alm. del 2020-21, bilag 425';

const uncertain = {
  da: 'Kilden kalder tallet et usikkert skøn.',
  en: 'The source calls the number an uncertain estimate.',
};

/** Published prices for Denmark, each with its source. They are parameters, not findings, and go out of date. */
export const publishedPrices = Object.freeze({
  withoutNewCrime: Object.freeze({
    amount: 505_300,
    unit: {
      da: 'pr. person uden ny kriminalitet inden for to år, over ti år',
      en: 'per person without new crime within two years, over ten years',
    },
    priceLevel: null,
    source: som,
    published: '2021',
    note: uncertain,
  }),
  withoutSeriousCrime: Object.freeze({
    amount: 764_000,
    unit: {
      da: 'pr. person uden ny og alvorlig kriminalitet, over ti år',
      en: 'per person without new and serious crime, over ten years',
    },
    priceLevel: null,
    source: som,
    published: '2021',
    note: uncertain,
  }),
} satisfies Readonly<Record<string, Price>>);

/** Where to start: the price of a prevented relapse has a source, the cost of a course has none. */
export const defaultParameters: EconomyParameters = Object.freeze({
  perPrevented: publishedPrices.withoutNewCrime,
  perCourse: notStated,
});
