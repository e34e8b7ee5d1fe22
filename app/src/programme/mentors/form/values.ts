import type { Rejected } from '../../../office/route.ts';
import type { MentorRecord } from '../store.ts';
import type { MentorInput } from './schema.ts';

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

/** What parsed, as the form's fields again. */
export const writtenIn = (input: MentorInput): Omit<Rejected, 'errors'> => {
  const { languages, lifeAreas, slots, ...one } = input;
  return {
    values: Object.fromEntries(
      Object.entries(one).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ),
    lists: { languages, lifeAreas, slots },
  };
};
