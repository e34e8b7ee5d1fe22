import { z } from 'zod';
import { requiredDay, ticked } from '../../mentors/fields.ts';
import { looksLikeCpr } from '../../people/cpr.ts';
import { authorities, manners, namedAs, purposes } from '../consent.ts';

const noAuthority =
  'Vælg, hvem mentorerne må tale med, eller skriv det. | Choose whom the mentors may talk to, or write it.';
const noCpr = 'Skriv ikke CPR-numre her. | Do not write CPR numbers here.';
const tooLong = 'Skriv højst 60 tegn. | Write at most 60 characters.';

/** A consent as the coordinator records it; contact with authorities names at least one. */
export const recordSchema = z
  .strictObject({
    purpose: z.enum(purposes),
    /** Of the wording that stood on the page. */
    version: z.coerce.number().int().positive().optional(),
    recipients: ticked(authorities, 'Vælg fra listen. | Choose from the list.'),
    other: z
      .string()
      .trim()
      .max(60, tooLong)
      .refine((text) => !looksLikeCpr(text), noCpr)
      .default(''),
    givenOn: requiredDay('Skriv datoen som dag, måned og år. | Write the date as day, month and year.'),
    givenHow: z.enum(manners, 'Vælg, hvordan samtykket er givet. | Choose how the consent was given.'),
  })
  .refine(
    ({ purpose, recipients, other }) =>
      purpose !== 'authority-contact' || recipients.length > 0 || other !== '',
    { path: ['recipients'], message: noAuthority },
  );
export type RecordInput = z.output<typeof recordSchema>;

/** One consent for each authority that is named; of the other purposes one. */
export const recipientsOf = ({ purpose, recipients, other }: RecordInput): readonly string[] =>
  purpose === 'authority-contact'
    ? [...new Set([...recipients, ...(other === '' ? [] : [namedAs(other)])])]
    : [''];

export const valuesOf = (body: RecordInput): Readonly<Record<string, string>> => ({
  purpose: body.purpose,
  other: body.other,
  givenOn: body.givenOn.toString(),
  givenHow: body.givenHow,
});
