import { whoChanges } from '../../../office/fields.ts';
export const overMentor = {
  who: whoChanges(['coordinator'], 'mentorName', 'mentorBirthDate', 'mentorPhone', 'mentorMail'),
  over: 'branch',
  subject: 'mentor',
} as const;
