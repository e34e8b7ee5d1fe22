import { z } from 'zod';
import { priceKinds } from '../store.ts';

const amount =
  'Skriv beløbet i hele kroner, for eksempel 60000. | Write the amount in whole kroner, for example 60000.';
const source =
  'Skriv, hvor tallet står: hvem, hvad og hvilket år. | Write where the number stands: who, what and which year.';
const year = 'Skriv et årstal, for eksempel 2026. | Write a year, for example 2026.';

/** An empty amount takes the price back: then it is not stated, and has no source. */
export const priceSchema = z
  .strictObject({
    kind: z.enum(priceKinds),
    amount: z
      .string()
      .transform((text) => text.replaceAll(/[\s.]/gu, ''))
      .refine((text) => text === '' || /^[1-9]\d{0,8}$/u.test(text), amount),
    priceLevel: z
      .string()
      .trim()
      .refine((text) => text === '' || /^(?:199|20\d)\d$/u.test(text), year),
    published: z
      .string()
      .trim()
      .refine((text) => text === '' || /^(?:199|20\d)\d$/u.test(text), year),
    source: z.string().trim().max(300, 'Højst 300 tegn. | At most 300 characters.'),
  })
  .superRefine((form, context) => {
    if (form.amount === '') return;
    if (form.source.length < 10) context.addIssue({ code: 'custom', path: ['source'], message: source });
    if (form.published === '') context.addIssue({ code: 'custom', path: ['published'], message: year });
  });
