import type { Rejected } from '../../../office/route.ts';
import type { MentorRecord } from '../store.ts';

export const valuesOf = (mentor: MentorRecord): Rejected => ({
  errors: {},
  values: {
    name: mentor.name,
    birthDate: mentor.birthDate?.toString() ?? '',
    phone: mentor.phone,
    email: mentor.email,
    town: mentor.townId,
    gender: mentor.gender,
    capacity: String(mentor.capacity),
  },
  lists: { languages: mentor.languages, lifeAreas: mentor.lifeAreas },
});
