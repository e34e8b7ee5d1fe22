import { z } from 'zod';
import type { DeepReadonly } from '../freeze.ts';
import { keySchema, textSchema } from '../text.ts';

const riskDifference = z.strictObject({
  method: z.literal('risk-difference'),
  interval: z.enum(['newcombe', 'miettinen-nurminen', 'agresti-caffo']).default('newcombe'),
});
const riskRatio = z.strictObject({
  method: z.literal('risk-ratio'),
  interval: z.enum(['log']).default('log'),
});
const fisher = z.strictObject({ method: z.literal('fisher') });
const logRank = z.strictObject({ method: z.literal('log-rank') });
const cox = z.strictObject({
  method: z.literal('cox'),
  ties: z.enum(['efron', 'breslow']).default('efron'),
  /** names of covariates beside the arm */
  adjustFor: z.array(z.string().min(1)).default([]),
});
/** Restricted mean event-free time up to `tau`, in the unit of follow-up. */
const rmst = z.strictObject({ method: z.literal('rmst'), tau: z.number().positive() });

/**
 * One analysis, experimental arm against control arm. Risks are of an event by the end of follow-up;
 * differences and ratios are experimental minus, or over, control.
 */
export const analysisSchema = z.discriminatedUnion('method', [
  riskDifference,
  riskRatio,
  fisher,
  logRank,
  cox,
  rmst,
]);
export type Analysis = DeepReadonly<z.output<typeof analysisSchema>>;
export type AnalysisMethod = Analysis['method'];

export const ANALYSIS_METHODS: readonly AnalysisMethod[] = Object.freeze([
  'risk-difference',
  'risk-ratio',
  'fisher',
  'log-rank',
  'cox',
  'rmst',
]);

/** The prespecified analyses: one leads, the rest stand in their order. */
export const analysisPlanSchema = z.strictObject({
  /** level of every confidence interval; tests are two-sided at one minus this */
  level: z.number().gt(0.5).lt(1).default(0.95),
  /** whether the programme is meant to give fewer events or more of them */
  benefit: z.enum(['fewer-events', 'more-events']),
  primary: analysisSchema,
  secondary: z.array(analysisSchema).default([]),
});
export type AnalysisPlan = DeepReadonly<z.output<typeof analysisPlanSchema>>;

/** What is estimated, in the five attributes of ICH E9(R1). */
export const estimandSchema = z.strictObject({
  population: textSchema,
  treatment: textSchema,
  comparator: textSchema,
  variable: textSchema,
  intercurrentEvents: z
    .array(
      z.strictObject({
        event: textSchema,
        strategy: z.enum([
          'treatment-policy',
          'composite',
          'hypothetical',
          'while-on-treatment',
          'principal-stratum',
        ]),
      }),
    )
    .default([]),
  summary: textSchema,
});
export type Estimand = DeepReadonly<z.output<typeof estimandSchema>>;

/** One part of the people: by values of a coded covariate, or by where a number lies (`atLeast` ≤ x < `below`). */
const subgroupPartSchema = z.strictObject({
  code: keySchema,
  label: textSchema,
  values: z
    .array(z.union([z.string(), z.number(), z.boolean()]).transform(String))
    .min(1)
    .optional(),
  below: z.number().optional(),
  atLeast: z.number().optional(),
});

/** The one prespecified subgroup question: does the effect differ between the parts? */
export const subgroupSchema = z.strictObject({
  variable: z.string().min(1),
  label: textSchema,
  groups: z.array(subgroupPartSchema).min(2),
  /** scale of the interaction test */
  interaction: z.enum(['risk-difference', 'hazard-ratio']),
});
export type Subgroup = DeepReadonly<z.output<typeof subgroupSchema>>;
export type SubgroupPart = Subgroup['groups'][number];
