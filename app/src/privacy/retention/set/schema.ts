import { z } from 'zod';
import { requiredDay } from '../../../programme/mentors/fields.ts';
import type { Category } from '../policy.ts';
import { bothLangs } from '../texts.ts';

const months = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || (/^\d{1,3}$/u.test(text) && Number(text) >= 1 && Number(text) <= 240), {
    message: bothLangs('monthsNeeded'),
  })
  .transform((text) => (text === '' ? null : Number(text)));

export const policySchema = z.strictObject({
  'not-taken-in': months,
  notes: months,
  participant: months,
  applicant: months,
  volunteer: months,
  'study-key': months,
  mail: months,
  validFrom: requiredDay(bothLangs('tooSoon')),
} satisfies Record<Category | 'validFrom', z.ZodType>);
