import { LIFE_AREAS } from '@primus-motor/trial';
import { z } from 'zod';
import { looksLikeCpr } from '../../people/cpr.ts';
import { languages } from '../../referrals/referral.ts';
import { requiredDay, ticked, wholeNumber } from '../fields.ts';
import { genders, slots, transports } from '../mentor.ts';
import type { MentorForm } from '../store.ts';

const mail = 'Skriv en mailadresse, fx navn@eksempel.dk. | Write an e-mail address, e.g. name@example.org.';

/** What a coordinator writes of a mentor; the checks come afterwards, one by one. */
export const mentorSchema = z.strictObject({
  name: z
    .string('Skriv mentorens navn. | Write the mentor’s name.')
    .trim()
    .min(1, 'Skriv mentorens navn. | Write the mentor’s name.')
    .max(200, 'Skriv et kortere navn. | Write a shorter name.')
    .refine((text) => !looksLikeCpr(text), 'Skriv kun navnet. | Write only the name.'),
  birthDate: requiredDay('Skriv fødselsdatoen, fx 12.1.1980. | Write the birth date, e.g. 12.1.1980.'),
  phone: z.string().trim().max(40, 'Skriv et kortere nummer. | Write a shorter number.').default(''),
  // Of two that fail, the one that got furthest speaks.
  email: z.union([z.literal(''), z.email(mail)], mail),
  town: z.uuid('Vælg en by. | Choose a town.'),
  gender: z.enum(genders, 'Vælg et svar. | Choose an answer.'),
  languages: ticked(languages, 'Vælg fra listen. | Choose from the list.').refine(
    (chosen) => chosen.length > 0,
    'Vælg mindst ét sprog. | Choose at least one language.',
  ),
  lifeAreas: ticked(LIFE_AREAS, 'Vælg fra listen. | Choose from the list.'),
  capacity: wholeNumber(0, 5, 'Skriv et tal fra 0 til 5. | Write a number from 0 to 5.'),
  slots: ticked(slots, 'Vælg fra listen. | Choose from the list.'),
  transport: z.enum(transports, 'Vælg et svar. | Choose an answer.').default('public'),
  maxTravelMinutes: wholeNumber(
    5,
    300,
    'Skriv et tal fra 5 til 300. | Write a number from 5 to 300.',
  ).default(60),
  experience: z.literal('yes').optional(),
  childCertificate: z.literal('yes').optional(),
});

/** Said of a birth date after today. */
export const notBorn = {
  da: 'Datoen ligger i fremtiden. Ret den.',
  en: 'The date is in the future. Correct it.',
} as const;
export const isBorn = ({ birthDate }: Pick<MentorInput, 'birthDate'>, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(birthDate, today) <= 0;

export type MentorInput = z.output<typeof mentorSchema>;

/** The fields as the store takes them. */
export const formOf = (input: MentorInput): MentorForm => {
  const { slots: chosen, transport, maxTravelMinutes, experience, childCertificate, ...who } = input;
  return {
    ...who,
    reach: {
      slots: chosen,
      transport,
      maxTravelMinutes,
      priorExperience: experience === 'yes',
      childCertificateNeeded: childCertificate === 'yes',
    },
  };
};
