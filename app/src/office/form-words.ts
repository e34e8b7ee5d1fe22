import type { z } from 'zod';

/**
 * What is said where a schema has no words of its own for what is wrong: the library's are English and for programmers.
 * Messages are written `dansk | english`.
 */
export const formWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `Skriv højst ${issue.maximum} tegn. | Write at most ${issue.maximum} characters.`;
  if (issue.code === 'unrecognized_keys')
    return 'Siden er ændret, siden du åbnede den. Genindlæs den, og prøv igen. | The page has changed since you opened it. Reload it and try again.';
  return 'Det her kan vi ikke læse. Skriv eller vælg det igen. | We cannot read this. Write or choose it again.';
};
