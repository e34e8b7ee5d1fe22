import { CERTAINTIES, RELEASE_DATE_KINDS } from '@primus-motor/trial';
import { z } from 'zod';
import { optionalDay, requiredNote } from '../../mentors/fields.ts';
import { looksLikeCpr } from '../../people/cpr.ts';
import { unknownReasons } from '../../referrals/referral.ts';

const fields = {
  kind: z.enum(RELEASE_DATE_KINDS, 'Vælg, hvad datoen er. | Choose what the date is.'),
  certainty: z.enum(CERTAINTIES, 'Vælg, hvor sikker datoen er. | Choose how certain the date is.'),
  date: optionalDay,
  latestDate: optionalDay,
  /** The release that was confirmed did not happen: the date belongs to the stay that it would have ended. */
  mistaken: z
    .literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.')
    .optional()
    .transform((value) => value === 'yes'),
  /** Why the date is not known; '' where it is. */
  unknownReason: z
    .union([z.literal(''), z.enum(unknownReasons)], 'Vælg en grund. | Choose a reason.')
    .default('')
    .transform((value) => (value === '' ? undefined : value)),
  /** The office or function that confirmed the date; '' where nobody did. */
  confirmedBy: z
    .string()
    .trim()
    .max(100, 'Skriv højst 100 tegn. | Write at most 100 characters.')
    .refine((text) => !looksLikeCpr(text), 'Skriv ikke CPR-numre her. | Do not write CPR numbers here.')
    .default(''),
  confirmedOn: optionalDay,
  /** What the prison said through a link, where the form is filled in from it: used once the date is saved. */
  answer: z.union([z.literal(''), z.uuid()]).default(''),
  source: requiredNote('Skriv, hvor oplysningen er fra. | Write where the information is from.'),
};
type Said = z.output<z.ZodObject<typeof fields>>;

const rules = <T extends z.ZodType<Said>>(schema: T) =>
  schema
    .refine((said) => (said.certainty === 'unknown') === (said.date === undefined), {
      path: ['date'],
      error:
        'Skriv datoen, eller vælg »Kendes ikke« og lad datoen stå tom. | Write the date, or choose “Not known” and leave the date empty.',
    })
    .refine((said) => said.certainty !== 'unknown' || said.unknownReason !== undefined, {
      path: ['unknownReason'],
      error: 'Vælg, hvorfor datoen ikke kendes. | Choose why the date is not known.',
    })
    .refine((said) => said.certainty === 'unknown' || said.unknownReason === undefined, {
      path: ['unknownReason'],
      error: 'Datoen kendes. Fjern grunden. | The date is known. Remove the reason.',
    })
    .refine(
      (said) =>
        said.latestDate === undefined ||
        (said.date !== undefined && Temporal.PlainDate.compare(said.date, said.latestDate) < 0),
      {
        path: ['latestDate'],
        error: 'Den seneste dag skal ligge efter den første. | The last day must be after the first.',
      },
    )
    .refine((said) => said.confirmedBy === '' || said.confirmedOn !== undefined, {
      path: ['confirmedOn'],
      error: 'Skriv, hvilken dag datoen blev bekræftet. | Write on which day the date was confirmed.',
    })
    .refine((said) => said.confirmedBy !== '' || said.confirmedOn === undefined, {
      path: ['confirmedBy'],
      error: 'Skriv, hvem der har bekræftet datoen. | Write who has confirmed the date.',
    })
    .refine(
      (said) => said.kind !== 'actual' || (said.certainty === 'certain' && said.latestDate === undefined),
      {
        path: ['certainty'],
        error:
          'En løsladelse, der er sket, har én sikker dato. | A release that has happened has one certain date.',
      },
    );

/** What is said about a release. */
export const releaseSchema = rules(z.strictObject(fields));

/** The same, with the record that the preview was made on: '' where there was none. */
export const confirmSchema = rules(z.strictObject({ ...fields, basis: z.union([z.literal(''), z.uuid()]) }));
