import type { Lang } from '../../../ui/index.ts';
import { formatDate } from '../../../ui/index.ts';
import { languageName } from '../referral.ts';
import type { ChangeField, ReferralChange } from './store.ts';

export const texts = {
  da: {
    title: (name: string) => `${name}: ret henvisningen`,
    lead: 'Det gamle bliver stående i historikken med grunden, dit navn og dagen.',
    name: 'Fulde navn',
    birthDate: 'Fødselsdag',
    cpr: 'CPR-nummer',
    cprHint: 'Det mangler. Det gemmes låst og vises ikke igen.',
    tooYoung: 'Se efter, om datoen er rigtig. Personen skal være fyldt 15 år.',
    cprDiffers: 'Fødselsdagen i CPR-nummeret er en anden. Ret den ene.',
    cprKnown: 'Nummeret hører til en person, I kender i forvejen. Intet er gemt. Ring til den, der henviste.',
    language: 'Taler bedst',
    town: 'Løslades til',
    referrerName: 'Henvist af',
    referrerContact: 'Telefon eller mail',
    note: 'Bemærkning',
    why: 'Hvorfor rettes det?',
    save: 'Gem rettelsen',
    saved: 'Rettelsen er gemt.',
    nothing: 'Intet er ændret. Ret et felt, eller gå tilbage.',
    history: 'Rettelser',
    what: 'Felt',
    from: 'Før',
    to: 'Nu',
    reason: 'Grund',
    who: 'Hvem og hvornår',
    locked: 'låst',
    none: '–',
  },
  en: {
    title: (name: string) => `${name}: correct the referral`,
    lead: 'What stood there stays in the history with the reason, your name and the day.',
    name: 'Full name',
    birthDate: 'Date of birth',
    cpr: 'CPR number',
    cprHint: 'It is missing. It is kept locked and not shown again.',
    tooYoung: 'Check that the date is right. The person must be 15 or older.',
    cprDiffers: 'The date of birth in the CPR number is another. Correct one of them.',
    cprKnown:
      'The number belongs to a person whom you know already. Nothing was saved. Call the one who referred.',
    language: 'Speaks best',
    town: 'Released to',
    referrerName: 'Referred by',
    referrerContact: 'Telephone or e-mail',
    note: 'Remark',
    why: 'Why is it corrected?',
    save: 'Save the correction',
    saved: 'The correction is saved.',
    nothing: 'Nothing is changed. Correct a field, or go back.',
    history: 'Corrections',
    what: 'Field',
    from: 'Before',
    to: 'Now',
    reason: 'Reason',
    who: 'Who and when',
    locked: 'locked',
    none: '–',
  },
} as const;

const fieldKeys = {
  name: 'name',
  'birth-date': 'birthDate',
  cpr: 'cpr',
  language: 'language',
  town: 'town',
  'referrer-name': 'referrerName',
  'referrer-contact': 'referrerContact',
  note: 'note',
} as const satisfies Readonly<Record<ChangeField, keyof (typeof texts)['da']>>;

export const fieldName = (lang: Lang, field: ChangeField): string => texts[lang][fieldKeys[field]];

/** A value as it is read: a day in words, a language by name, a locked number as just that. */
export const valueText = (lang: Lang, { field }: Pick<ReferralChange, 'field'>, value: string): string => {
  if (value === '') return texts[lang].none;
  if (field === 'cpr') return texts[lang].locked;
  if (field === 'birth-date') return formatDate(lang, Temporal.PlainDate.from(value), 'day');
  return field === 'language' ? languageName(lang, value) : value;
};
