import { whoChanges } from '../../../office/fields.ts';
export const access = {
  who: whoChanges(['coordinator'], 'absence'),
  over: 'branch',
  subject: 'mentor',
} as const;
