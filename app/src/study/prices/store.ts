import {
  defaultParameters,
  type EconomyParameters,
  notStated,
  type Parameter,
} from '@primus-motor/evaluation';
import type { Database } from '../../platform/database/register.ts';

export const priceKinds = ['per-course', 'per-prevented'] as const;
export type PriceKind = (typeof priceKinds)[number];

/** A price as somebody stated it; without an amount it was taken back. */
export interface StatedPrice {
  readonly kind: PriceKind;
  readonly amount: number | null;
  readonly priceLevel: number | null;
  readonly source: string;
  readonly published: string;
  readonly statedAt: Temporal.Instant;
}

/** Every price that was stated for a study, the newest first. */
export const pricesOf = async (db: Database, studyId: string): Promise<readonly StatedPrice[]> => {
  const rows = await db
    .selectFrom('study.price')
    .select(['kind', 'amount', 'price_level', 'source', 'published', 'stated_at'])
    .where('study_id', '=', studyId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: row.kind === 'per-course' ? 'per-course' : 'per-prevented',
    amount: row.amount,
    priceLevel: row.price_level,
    source: row.source,
    published: row.published,
    statedAt: row.stated_at,
  }));
};

const units = {
  'per-course': { da: 'pr. forløb', en: 'per course' },
  'per-prevented': { da: 'pr. forebygget tilbagefald', en: 'per prevented relapse' },
} as const;

const parameterOf = (stated: StatedPrice): Parameter =>
  stated.amount === null
    ? notStated
    : { ...stated, amount: stated.amount, unit: units[stated.kind], note: null };

/** The prices that count: the newest of each kind, and where nobody stated one, what is published with a source. */
export const parametersFrom = (stated: readonly StatedPrice[]): EconomyParameters => {
  const newest = (kind: PriceKind) => stated.find((one) => one.kind === kind);
  const perCourse = newest('per-course');
  const perPrevented = newest('per-prevented');
  return {
    perCourse: perCourse === undefined ? defaultParameters.perCourse : parameterOf(perCourse),
    perPrevented: perPrevented === undefined ? defaultParameters.perPrevented : parameterOf(perPrevented),
  };
};

export interface NewPrice extends Omit<StatedPrice, 'statedAt'> {
  readonly studyId: string;
  readonly organisationId: string;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** States a price, or takes it back; what was stated before stays to be seen. */
export const statePrice = async (db: Database, price: NewPrice): Promise<void> => {
  await db
    .insertInto('study.price')
    .values({
      study_id: price.studyId,
      organisation_id: price.organisationId,
      kind: price.kind,
      amount: price.amount,
      price_level: price.priceLevel,
      source: price.source,
      published: price.published,
      stated_by: price.by,
      stated_at: price.at.toString(),
    })
    .execute();
};
