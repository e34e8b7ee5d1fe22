import { z } from 'zod';
import { whoSees } from '../../../office/fields.ts';

export const params = z.object({ id: z.uuid() });

export const access = {
  who: whoSees(['coordinator'], 'name', 'birthDate', 'referralNote', 'prison', 'releaseDate'),
  over: 'branch',
  subject: 'referral',
} as const;
