import { z } from 'zod';
import { criterionSchema } from '../eligibility/criterion.ts';
import { FACT_TYPES, type FactName } from '../eligibility/facts.ts';
import type { DeepReadonly } from '../freeze.ts';
import { outcomeDefinitionSchema } from '../outcome/definition.ts';
import { keySchema, textSchema } from '../text.ts';
import { analysisPlanSchema, estimandSchema, subgroupSchema } from './analysis.ts';
import { datasetSchema, TIME_UNITS } from './dataset.ts';

/** Written before the data were seen, or why it was not; the report says which. */
const prespecifiedSchema = z.union([
  z.literal(true),
  z.strictObject({ prespecified: z.literal(false), writtenAfter: textSchema }),
]);

const armCode = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/);

const armSchema = z.strictObject({
  code: armCode,
  label: textSchema,
  role: z.enum(['experimental', 'control']),
});
export type Arm = DeepReadonly<z.output<typeof armSchema>>;

const levelCode = z.string().regex(/^[^\s=;|]+$/);

/** A stratum factor is a fact about the person whose levels are listed here. */
const factorSchema = z.strictObject({
  fact: z.enum((Object.keys(FACT_TYPES) as FactName[]).filter((name) => FACT_TYPES[name] === 'string')),
  label: textSchema,
  levels: z.array(z.strictObject({ code: levelCode, label: textSchema })).min(2),
});
export type StratumFactor = DeepReadonly<z.output<typeof factorSchema>>;

const permutedBlocksSchema = z.strictObject({
  method: z.literal('permuted-blocks'),
  /** sizes drawn from with equal probability; each a multiple of the sum of the ratio */
  blockSizes: z.array(z.number().int().positive()).min(1),
  /** arm code → share */
  ratio: z.record(z.string(), z.number().int().positive()),
  strata: z.array(factorSchema).default([]),
});
export type PermutedBlocks = DeepReadonly<z.output<typeof permutedBlocksSchema>>;

/** Randomised elsewhere; what is known of how is said in words. */
const externalSchema = z.strictObject({ method: z.literal('external'), description: textSchema });

/** The machine-readable protocol, used alike by a study in the web application and by the offline command. */
export const protocolSchema = z.strictObject({
  id: keySchema,
  title: textSchema,
  version: z.string().regex(/^\d+\.\d+(\.\d+)?$/),
  prespecified: prespecifiedSchema,
  /** where the design or the data come from, for the report */
  source: textSchema.optional(),
  arms: z.array(armSchema),
  eligibility: z.array(criterionSchema).default([]),
  randomisation: z.discriminatedUnion('method', [permutedBlocksSchema, externalSchema]),
  /** day 0 of follow-up */
  origin: z.strictObject({ event: z.enum(['release', 'randomisation']), label: textSchema }),
  followUp: z.strictObject({ length: z.number().int().positive(), unit: z.enum(TIME_UNITS) }),
  outcome: z.strictObject({
    /** what is counted, e.g. "New crime within two years" */
    name: textSchema,
    /** a person with the event, e.g. "relapsed" */
    event: textSchema,
    /** a person without it, e.g. "no new crime" */
    eventFree: textSchema,
    definition: outcomeDefinitionSchema.optional(),
  }),
  dataset: datasetSchema,
  estimand: estimandSchema,
  analysis: analysisPlanSchema,
  /** covariates of the baseline table, in order */
  baseline: z.array(z.string().min(1)).default([]),
  subgroup: subgroupSchema.optional(),
  display: z.strictObject({
    /** times at which survival and numbers at risk are shown, in the unit of follow-up */
    times: z.array(z.number().min(0)).min(1),
  }),
});

export type Protocol = DeepReadonly<z.output<typeof protocolSchema>>;
/** The plain object a person writes, before defaults are filled in. */
export type ProtocolInput = z.input<typeof protocolSchema>;
export type Randomisation = Protocol['randomisation'];
