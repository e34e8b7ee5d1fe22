import { z } from 'zod';
import type { DeepReadonly } from '../freeze.ts';
import { keySchema, textSchema } from '../text.ts';
import { FACT_TYPES, type FactName } from './facts.ts';

const namesOf = (type: 'number' | 'boolean' | 'string') =>
  (Object.keys(FACT_TYPES) as FactName[]).filter((name) => FACT_TYPES[name] === type);

/** A number must lie in a range, both ends included; at least one end is given. */
const rangeRule = z.strictObject({
  type: z.literal('range'),
  fact: z.enum(namesOf('number')),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
});

/** A yes-or-no fact must have the given value. */
const isRule = z.strictObject({
  type: z.literal('is'),
  fact: z.enum(namesOf('boolean')),
  value: z.boolean(),
});

/** A coded fact must be one of the given values. */
const oneOfRule = z.strictObject({
  type: z.literal('one-of'),
  fact: z.enum(namesOf('string')),
  values: z.array(z.string().min(1)).min(1),
});

/** A person answers; nothing in the records can decide it. */
const confirmedRule = z.strictObject({ type: z.literal('confirmed') });

/**
 * One requirement for taking part, said so that meeting it is good: an exclusion is written as its
 * opposite ("has not been randomised before"). `text` is what people read.
 */
export const criterionSchema = z.strictObject({
  key: keySchema,
  text: textSchema,
  rule: z.discriminatedUnion('type', [rangeRule, isRule, oneOfRule, confirmedRule]),
});

export type Criterion = DeepReadonly<z.output<typeof criterionSchema>>;
export type CriterionRule = Criterion['rule'];
