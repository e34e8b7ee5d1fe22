import { LIFE_AREAS } from '@primus-motor/trial';
import { z } from 'zod';
import { languages } from '../../referrals/referral.ts';
import { requiredDay, ticked, wholeNumber } from '../fields.ts';
import { genders } from '../mentor.ts';

/** What a coordinator writes of a mentor; the checks come afterwards, one by one. */
export const mentorSchema = z.strictObject({
  name: z
    .string('Skriv mentorens navn. | Write the mentor’s name.')
    .trim()
    .min(1, 'Skriv mentorens navn. | Write the mentor’s name.')
    .max(200, 'Skriv et kortere navn. | Write a shorter name.'),
  birthDate: requiredDay('Skriv fødselsdatoen. | Write the birth date.'),
  phone: z.string().trim().max(40, 'Skriv et kortere nummer. | Write a shorter number.').default(''),
  email: z.union(
    [z.literal(''), z.email()],
    'Skriv en mailadresse, fx navn@eksempel.dk. | Write an e-mail address, e.g. name@example.org.',
  ),
  town: z.uuid('Vælg en by. | Choose a town.'),
  gender: z.enum(genders, 'Vælg et svar. | Choose an answer.'),
  languages: ticked(languages, 'Vælg fra listen. | Choose from the list.').refine(
    (chosen) => chosen.length > 0,
    'Vælg mindst ét sprog. | Choose at least one language.',
  ),
  lifeAreas: ticked(LIFE_AREAS, 'Vælg fra listen. | Choose from the list.'),
  capacity: wholeNumber(0, 5, 'Skriv et tal fra 0 til 5. | Write a number from 0 to 5.'),
});

export type MentorInput = z.output<typeof mentorSchema>;
