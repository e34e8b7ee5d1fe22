import type { Lang } from '../../ui/index.ts';
import { type Role, roleName } from '../viewer.ts';

/** `Koordinator, Aarhus`. */
export const roleText = (
  lang: Lang,
  held: { readonly role: Role; readonly branch: string | undefined },
): string =>
  held.branch === undefined ? roleName[lang][held.role] : `${roleName[lang][held.role]}, ${held.branch}`;

/** The same within a sentence: `koordinator, Aarhus`. */
export const roleInSentence: typeof roleText = (lang, held) => {
  const text = roleText(lang, held);
  return text.charAt(0).toLocaleLowerCase('da') + text.slice(1);
};
