import { joinWords, type Lang, sentence } from '../../ui/index.ts';
import { languageName } from '../referrals/referral.ts';

/** `['da', 'en']` -> Dansk og engelsk. */
export const languageList = (lang: Lang, codes: readonly string[]): string => {
  const names = joinWords(
    lang,
    codes.map((code) => languageName(lang, code)),
  );
  return lang === 'da' ? sentence(names.toLowerCase()) : names;
};
