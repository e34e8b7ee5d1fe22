import { z } from 'zod';
import type { DeepReadonly } from '../freeze.ts';
import { keySchema, textSchema } from '../text.ts';
import { DECISION_KINDS } from '../vocabulary.ts';

/**
 * What counts as the outcome, as a versioned object: results name the version they were computed under.
 *
 * An offence counts when its date lies in the window after the origin, when it has led to one of the
 * `decisions`, and when its type is not excluded. The official Danish statistic is new crime within two
 * years that leads to a new conditional or unconditional sentence; registers also hold traffic offences
 * and offences from before release that are decided later, neither of which is a relapse.
 */
export const outcomeDefinitionSchema = z.strictObject({
  id: keySchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  text: textSchema,
  /** kinds of decision that make an offence count */
  decisions: z.array(z.enum(DECISION_KINDS)).min(1),
  /** offence types, as coded in the register, that never count */
  excludedTypes: z.array(z.string().min(1)).default([]),
  /** first day after the origin on which an offence counts; 0 counts the day of origin itself */
  firstDay: z.number().int().min(0).max(1).default(0),
  /** whole days an offence may need to be decided; nobody is followed closer to the register's end than this */
  maturityDays: z.number().int().min(0).default(0),
});

export type OutcomeDefinition = DeepReadonly<z.output<typeof outcomeDefinitionSchema>>;
