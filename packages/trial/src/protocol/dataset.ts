import { z } from 'zod';
import type { DeepReadonly } from '../freeze.ts';
import { textSchema } from '../text.ts';

export const TIME_UNITS = ['days', 'weeks'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** A name of a column in the data file, exactly as its header has it. */
const column = z.string().min(1);

/** A value as it stands in the file; numbers and yes/no from YAML are read as their text. */
const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const categorySchema = z.strictObject({ value, label: textSchema });

const covariateBase = {
  /** how the rest of the protocol names it; the column's name unless said otherwise */
  name: z.string().min(1).optional(),
  column,
  label: textSchema,
};

const covariateSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ ...covariateBase, type: z.literal('continuous'), unit: textSchema.optional() }),
    z.strictObject({
      ...covariateBase,
      type: z.literal('binary'),
      categories: z.array(categorySchema).length(2),
    }),
    z.strictObject({
      ...covariateBase,
      type: z.literal('categorical'),
      categories: z.array(categorySchema).min(2),
    }),
  ])
  .transform((covariate) => ({ ...covariate, name: covariate.name ?? covariate.column }));

/** Which column of the data file means what. The first category of a covariate is its reference level. */
export const datasetSchema = z.strictObject({
  id: column.optional(),
  arm: z.strictObject({ column, values: z.record(z.string(), z.string()) }),
  time: z.strictObject({ column, unit: z.enum(TIME_UNITS) }),
  event: z.strictObject({ column, values: z.record(z.string(), z.enum(['event', 'censored'])) }),
  covariates: z.array(covariateSchema).default([]),
  /** values that mean "missing" in any column */
  missing: z.array(value).default(['']),
});

export type Dataset = DeepReadonly<z.output<typeof datasetSchema>>;
export type Covariate = Dataset['covariates'][number];
