import { z } from 'zod';

/** A text for people, in Danish and in English; neither may be empty. */
export const textSchema = z.strictObject({ da: z.string().trim().min(1), en: z.string().trim().min(1) });

/** A text for people, in Danish and in English. */
export type Text = Readonly<z.output<typeof textSchema>>;

/** The languages every text exists in, Danish first. */
export const LANGUAGES = ['da', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A name for a machine: lower-case letters, digits, hyphens; begins with a letter. */
export const keySchema = z.string().regex(/^[a-z][a-z0-9-]*$/);
