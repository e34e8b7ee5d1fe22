import { z } from 'zod';
import { placeKinds } from './store.ts';

/** Degrees with a comma or a point, kept to two decimals. */
const degrees = (from: number, to: number, message: string) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,2}(?:[.,]\d{1,6})?$/u, message)
    .transform((text) => Math.round(Number(text.replace(',', '.')) * 100) / 100)
    .refine((number) => number >= from && number <= to, message);

export const placeSchema = z.strictObject({
  kind: z.enum(placeKinds),
  id: z.uuid(),
  north: degrees(54, 58, 'Skriv et tal fra 54 til 58. | Write a number from 54 to 58.'),
  east: degrees(7.5, 15.5, 'Skriv et tal fra 7,5 til 15,5. | Write a number from 7.5 to 15.5.'),
});
