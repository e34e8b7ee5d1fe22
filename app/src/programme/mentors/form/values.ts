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
    transport: mentor.transport,
    maxTravelMinutes: String(mentor.maxTravelMinutes),
    ...(mentor.priorExperience ? { experience: 'yes' } : {}),
    ...(mentor.demands?.childCertificate === true ? { childCertificate: 'yes' } : {}),
  },
  lists: { languages: mentor.languages, lifeAreas: mentor.lifeAreas, slots: mentor.slots },
});
