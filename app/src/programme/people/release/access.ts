import { whoChanges } from '../../../office/fields.ts';
export const access = {
  who: whoChanges(['coordinator'], 'releaseDate'),
  over: 'branch',
  subject: 'person',
} as const;
