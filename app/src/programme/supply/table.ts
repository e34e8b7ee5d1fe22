import { formatDate, formatNumber, type Lang } from '../../ui/index.ts';
import type { BranchSupply, MonthSupply } from './supply.ts';
import { monthName, texts } from './texts.ts';

export const supplyColumns = [
  'month',
  'releases',
  'paired',
  'places',
  'covered',
  'missing',
  'recruitBy',
  'clearBy',
] as const;
export type SupplyColumn = (typeof supplyColumns)[number];
export type SupplyRow = Readonly<Record<SupplyColumn, string>>;

export const columnHeads = (lang: Lang): SupplyRow => {
  const text = texts[lang];
  return {
    month: text.month,
    releases: text.releasedHead,
    paired: text.pairedHead,
    places: text.placesHead,
    covered: text.coveredHead,
    missing: text.missingHead,
    recruitBy: text.recruitHead,
    clearBy: text.clearHead,
  };
};

const dayOf = (lang: Lang, day: Temporal.PlainDate, today: Temporal.PlainDate): string =>
  Temporal.PlainDate.compare(day, today) <= 0 ? texts[lang].now : formatDate(lang, day, 'short');

const monthRow = (lang: Lang, month: MonthSupply, today: Temporal.PlainDate): SupplyRow => {
  const number = (n: number) => formatNumber(lang, n);
  const short = month.missing > 0;
  return {
    month: monthName(lang, month.month, today),
    releases: number(month.releases),
    paired: number(month.paired),
    places: number(month.places),
    covered: number(month.covered),
    missing: number(month.missing),
    recruitBy: short ? dayOf(lang, month.recruitBy, today) : '',
    clearBy: short ? dayOf(lang, month.clearBy, today) : '',
  };
};

/** A branch's rows: who is out already where there is somebody, twelve months, who has no date. */
export const rowsOf = (
  lang: Lang,
  { out, months, unknown }: BranchSupply,
  today: Temporal.PlainDate,
): readonly SupplyRow[] => {
  const number = (n: number) => formatNumber(lang, n);
  const text = texts[lang];
  const needy = out.releases > out.paired;
  return [
    ...(needy
      ? [
          {
            month: text.out,
            releases: number(out.releases),
            paired: number(out.paired),
            places: '',
            covered: number(out.covered),
            missing: number(out.missing),
            recruitBy: out.missing > 0 ? text.now : '',
            clearBy: '',
          },
        ]
      : []),
    ...months.map((month) => monthRow(lang, month, today)),
    ...(unknown.releases > 0
      ? [
          {
            month: text.unknownMonth,
            releases: number(unknown.releases),
            paired: number(unknown.paired),
            places: '',
            covered: '',
            missing: '',
            recruitBy: '',
            clearBy: '',
          },
        ]
      : []),
  ];
};
