import { formatDate, type Lang } from '../../ui/index.ts';
import type { BranchSupply } from './supply.ts';
import { texts } from './texts.ts';

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

/** A line of a branch; what is undefined cannot be said of it. */
export interface SupplyRow extends Readonly<Record<'releases' | 'paired', number>> {
  readonly month: Temporal.PlainDate | 'out' | 'unknownMonth';
  readonly places: number | undefined;
  readonly covered: number | undefined;
  readonly missing: number | undefined;
  /** Only where mentors are missing. */
  readonly recruitBy: Temporal.PlainDate | undefined;
  readonly clearBy: Temporal.PlainDate | undefined;
}

export const columnHeads = (lang: Lang): Readonly<Record<SupplyColumn, string>> => {
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

/** A branch's lines: who is out already where there is somebody, twelve months, who has no date. */
export const rowsOf = (
  { out, months, unknown }: BranchSupply,
  today: Temporal.PlainDate,
): readonly SupplyRow[] => [
  ...(out.releases > out.paired
    ? [
        {
          ...out,
          month: 'out' as const,
          places: undefined,
          recruitBy: out.missing > 0 ? today : undefined,
          clearBy: undefined,
        },
      ]
    : []),
  ...months.map((month) => ({
    ...month,
    recruitBy: month.missing > 0 ? month.recruitBy : undefined,
    clearBy: month.missing > 0 ? month.clearBy : undefined,
  })),
  ...(unknown.releases > 0
    ? [
        {
          ...unknown,
          month: 'unknownMonth' as const,
          places: undefined,
          covered: undefined,
          missing: undefined,
          recruitBy: undefined,
          clearBy: undefined,
        },
      ]
    : []),
];

/** A day by which something is to begin; what should have begun begins now. */
export const dayOrNow = (
  lang: Lang,
  day: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): string => {
  if (day === undefined) return '';
  return Temporal.PlainDate.compare(day, today) <= 0 ? texts[lang].now : formatDate(lang, day, 'short');
};
