import { whoChanges } from '../../../office/fields.ts';
export const access = {
  who: whoChanges(['coordinator'], 'absenceNote'),
  over: 'branch',
  subject: 'mentor',
} as const;
