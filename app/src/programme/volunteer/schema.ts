import { z } from 'zod';
import { approvalPolicy } from '../mentors/approval.ts';
import { note, requiredDay, ticked } from '../mentors/fields.ts';
import { looksLikeCpr } from '../people/cpr.ts';
import { languages } from '../referrals/referral.ts';

const named = 'Skriv dit navn. | Write your name.';
const reachable =
  'Skriv et telefonnummer med mindst otte cifre. | Write a telephone number of at least eight digits.';

/** What a volunteer tells: eight fields. `website` is for machines that fill in everything: people never see it. */
export const applicationSchema = z.strictObject({
  name: z
    .string(named)
    .trim()
    .min(1, named)
    .max(200, 'Skriv et kortere navn. | Write a shorter name.')
    .refine((text) => !looksLikeCpr(text), 'Skriv kun dit navn. | Write only your name.'),
  birthDate: requiredDay('Skriv din fødselsdato. | Write your date of birth.'),
  email: z.email(
    'Skriv en mailadresse, fx navn@eksempel.dk. | Write an e-mail address, e.g. name@example.org.',
  ),
  phone: z
    .string(reachable)
    .trim()
    .max(40, reachable)
    .refine((text) => text.replaceAll(/\D/gu, '').length >= 8, reachable),
  town: z.uuid('Vælg den by, du bor i eller nær. | Choose the town where you live, or one near it.'),
  languages: ticked(languages, 'Vælg fra listen. | Choose from the list.').refine(
    (chosen) => chosen.length > 0,
    'Vælg mindst ét sprog. | Choose at least one language.',
  ),
  about: note,
  agreed: z.literal(
    'yes',
    'Sæt kryds, så vi må gemme dine oplysninger. | Tick the box so that we may keep your details.',
  ),
  website: z.string().max(200).default(''),
});

export type Application = z.output<typeof applicationSchema>;

/** Whether somebody is old enough to be a mentor on a day. */
export const isOldEnough = (birthDate: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(birthDate.add({ years: approvalPolicy.minimumAge }), today) <= 0;
