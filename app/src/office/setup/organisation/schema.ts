import { z } from 'zod';
import { emailField, nameField, newPasswordField } from '../../accounts/fields.ts';
import { type PlaceProblem, readBranches, readPrisons, type Typed } from '../places.ts';

export const tokenParams = z.object({ token: z.string().regex(/^[\w-]{43}$/u) });

const administratorFields = {
  name: nameField,
  email: emailField,
  password: newPasswordField,
};

const problems: Readonly<Record<PlaceProblem, readonly [da: string, en: string]>> = {
  empty: ['Skriv mindst én linje.', 'Write at least one line.'],
  'no-name': ['navnet mangler før kolon.', 'the name is missing before the colon.'],
  twice: ['står der to gange.', 'is there twice.'],
  kind: [
    'skriv efter kolon, om det er åbent, lukket, arrest eller udslusning.',
    'write after the colon whether it is open, closed, remand or a halfway house.',
  ],
  long: ['er længere end 80 tegn.', 'is longer than 80 characters.'],
};

/** Reads a field of lines, and keeps what was typed; a wrong line is named by its number. */
const lines = <T>(read: (text: string) => Typed<T>) =>
  z
    .string()
    .max(10_000, 'Teksten er for lang. | The text is too long.')
    .transform((text, context) => {
      const typed = read(text);
      if (typed.ok) return { text, items: typed.items };
      const [da, en] = problems[typed.problem];
      // The bar stands between the two languages.
      const what = typed.text.replaceAll('|', '/');
      const message =
        typed.problem === 'empty'
          ? `${da} | ${en}`
          : `Linje ${typed.line}, ${what}: ${da} | Line ${typed.line}, ${what}: ${en}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });

export const organisationSchema = z.strictObject({
  organisation: z
    .string()
    .trim()
    .min(1, 'Skriv organisationens navn. | Write the organisation’s name.')
    .max(120, 'Navnet er for langt. | The name is too long.'),
  branches: lines(readBranches),
  prisons: lines(readPrisons),
  ...administratorFields,
});

/** Where the organisation is there already: the link makes one more administrator. */
export const administratorSchema = z.strictObject(administratorFields);
