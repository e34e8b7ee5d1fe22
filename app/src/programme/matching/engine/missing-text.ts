import { formatDate, type Lang, sentence } from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import type { Missing } from './plan.ts';

const numbers: Readonly<Record<Lang, readonly string[]>> = {
  da: ['ingen', 'en', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti', 'elleve', 'tolv'],
  en: [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
};

/** The names of places; nobody else has a name here. */
export interface PlaceNames {
  readonly prison: (id: string) => string;
  readonly town: (id: string) => string;
  readonly branch: (id: string) => string;
}

/** "To arabisktalende mentorer i Aarhus med adgang til Vridsløselille før 1. marts 2027." */
export const missingVolunteers = (lang: Lang, missing: Missing, names: PlaceNames): string => {
  const { volunteers, language, gender, prisonId, before, now, experienced } = missing;
  const da = lang === 'da';
  const many = volunteers !== 1;
  const where = missing.townId === undefined ? names.branch(missing.branchId) : names.town(missing.townId);
  const day = before === undefined ? '' : formatDate(lang, Temporal.PlainDate.from(before), 'day');
  const words = da
    ? [
        numbers.da[volunteers] ?? String(volunteers),
        gender === undefined ? '' : `${gender === 'woman' ? 'kvindelig' : 'mandlig'}${many ? 'e' : ''}`,
        language === undefined ? '' : `${languageName('da', language).toLowerCase()}talende`,
        many ? 'mentorer' : 'mentor',
        `i ${where}`,
        experienced ? 'med erfaring' : '',
        prisonId === undefined ? '' : `${experienced ? 'og ' : 'med '}adgang til ${names.prison(prisonId)}`,
        now ? 'nu' : day === '' ? '' : `før ${day}`,
      ]
    : [
        numbers.en[volunteers] ?? String(volunteers),
        gender === undefined ? '' : gender === 'woman' ? 'female' : 'male',
        language === undefined ? '' : `${languageName('en', language)}-speaking`,
        many ? 'mentors' : 'mentor',
        `in ${where}`,
        experienced ? 'with experience' : '',
        prisonId === undefined
          ? ''
          : `${experienced ? 'and a clearance' : 'with clearance'} for ${names.prison(prisonId)}`,
        now ? 'now' : day === '' ? '' : `before ${day}`,
      ];
  return `${sentence(words.filter((word) => word !== '').join(' '))}.`;
};
