import { type Lang, plural } from '../../ui/index.ts';

/** How long to wait, in words. */
export const waitText = (lang: Lang, seconds: number): string => {
  const long = seconds > 90;
  const amount = long
    ? plural(
        lang,
        Math.ceil(seconds / 60),
        lang === 'da' ? 'minut' : 'minute',
        lang === 'da' ? 'minutter' : 'minutes',
      )
    : plural(lang, seconds, lang === 'da' ? 'sekund' : 'second', lang === 'da' ? 'sekunder' : 'seconds');
  return lang === 'da'
    ? `Der har været for mange forsøg. Vent ${amount}, og prøv igen.`
    : `There have been too many tries. Wait ${amount} and try again.`;
};
