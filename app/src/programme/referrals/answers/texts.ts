import { formatDate, type Lang } from '../../../ui/index.ts';
import type { AnswerContent } from '../follow/store.ts';
import { languageName } from '../referral.ts';
import { withdrawalText } from '../withdrawal.ts';
import type { LinkAnswer } from './store.ts';

export const texts = {
  da: {
    title: (name: string) => `${name}: svar gennem linket`,
    lead: (number: string, when: string) => `${number}, ${when}`,
    said: 'Svaret',
    remark: 'Bemærkning',
    why: 'Grund',
    apply: {
      date: 'Skriv datoen ind',
      'visit-approval': 'Skriv svaret ind',
      amendment: 'Ret henvisningen',
      withdrawal: 'Træk henvisningen tilbage',
    },
    aside: 'Læg det til side',
    effect: {
      dateNew: 'Datoen i henvisningen bliver rettet. Den gamle står i historikken.',
      date: 'Du kommer til formularen med datoen skrevet ind. Du ser, hvad der flytter, før du gemmer. Svaret er brugt, når datoen er gemt.',
      yes: 'Mentoren får adgang til fængslet skrevet ind med den sidste dag.',
      no: 'Afslaget bliver skrevet ind. Mentoren får ingen adgang.',
      amendment: 'Felterne bliver rettet. Det gamle står i historikken.',
      withdrawal: 'Henvisningen bliver trukket tilbage med denne grund.',
      course:
        'Der er et forløb i gang. Du kommer til siden, hvor det afsluttes. Svaret er brugt, når forløbet er afsluttet.',
    },
    done: 'Svaret er skrevet ind.',
    asideDone: 'Svaret er lagt til side.',
    handled: { applied: 'Brugt', 'set-aside': 'Lagt til side' },
    open: 'Ikke set på',
    list: 'Svar gennem linket',
    already: 'En anden har allerede set på svaret. Intet er ændret.',
    stale: 'Svaret passer ikke længere til henvisningen. Intet er ændret. Læg det til side.',
    townElsewhere:
      'Byen hører til en anden afdeling, og henvisningen kan ikke flytte dertil. Intet er ændret. Læg svaret til side, træk henvisningen tilbage, og bed fængslet henvise gennem et nyt link.',
    back: 'Henvisningen',
    writeIn: (said: string) => `Fængslet skrev: ${said} Svaret er brugt, når du har gemt her.`,
    source: 'Fængslet, gennem linket',
    line: (name: string) => `Der er svar fra fængslet om ${name}.`,
    action: 'Se svaret',
    same: 'Datoen er den samme som før.',
    moved: (date: string) => `Løsladelsen er nu ${date}.`,
    unknown: 'Datoen kendes ikke nu.',
    released: (date: string) => `Personen blev løsladt ${date}.`,
    yes: (mentor: string, until: string) => `${mentor} må komme på besøg${until}.`,
    no: (mentor: string) => `${mentor} må ikke komme på besøg.`,
    until: (date: string) => ` til og med ${date}`,
    withdrawn: (reason: string) => `Vil trække henvisningen tilbage: ${reason}.`,
    correct: 'Vil rette: ',
    fields: {
      name: 'navn',
      language: 'sprog',
      town: 'by',
      referrerName: 'henvist af',
      referrerContact: 'telefon eller mail',
      note: 'bemærkning',
    },
  },
  en: {
    title: (name: string) => `${name}: answer through the link`,
    lead: (number: string, when: string) => `${number}, ${when}`,
    said: 'The answer',
    remark: 'Remark',
    why: 'Reason',
    apply: {
      date: 'Write the date in',
      'visit-approval': 'Write the answer in',
      amendment: 'Correct the referral',
      withdrawal: 'Withdraw the referral',
    },
    aside: 'Set it aside',
    effect: {
      dateNew: 'The date of the referral is corrected. The old one stays in the history.',
      date: 'You come to the form with the date written in. You see what moves before you save. The answer is used once the date is saved.',
      yes: 'The mentor’s access to the prison is written in with its last day.',
      no: 'The refusal is written in. The mentor gets no access.',
      amendment: 'The fields are corrected. What stood there stays in the history.',
      withdrawal: 'The referral is withdrawn for this reason.',
      course:
        'A course is running. You come to the page where it is ended. The answer is used once the course is ended.',
    },
    done: 'The answer is written in.',
    asideDone: 'The answer is set aside.',
    handled: { applied: 'Used', 'set-aside': 'Set aside' },
    open: 'Not looked at',
    list: 'Answers through the link',
    already: 'Somebody else has already looked at the answer. Nothing was changed.',
    stale: 'The answer does not fit the referral any more. Nothing was changed. Set it aside.',
    townElsewhere:
      'The town belongs to another branch, and the referral cannot move there. Nothing was changed. Set the answer aside, withdraw the referral, and ask the prison to refer through a new link.',
    back: 'The referral',
    writeIn: (said: string) => `The prison wrote: ${said} The answer is used once you have saved here.`,
    source: 'The prison, through the link',
    line: (name: string) => `The prison has answered about ${name}.`,
    action: 'See the answer',
    same: 'The date is the same as before.',
    moved: (date: string) => `The release is now ${date}.`,
    unknown: 'The date is not known now.',
    released: (date: string) => `The person was released ${date}.`,
    yes: (mentor: string, until: string) => `${mentor} may come on visits${until}.`,
    no: (mentor: string) => `${mentor} may not come on visits.`,
    until: (date: string) => ` until the end of ${date}`,
    withdrawn: (reason: string) => `Wants to withdraw the referral: ${reason}.`,
    correct: 'Wants to correct: ',
    fields: {
      name: 'name',
      language: 'language',
      town: 'town',
      referrerName: 'referred by',
      referrerContact: 'telephone or e-mail',
      note: 'remark',
    },
  },
} as const;

type FieldKey = keyof (typeof texts)['da']['fields'];
const isField = (key: string): key is FieldKey => key in texts.da.fields;

const correction = (
  lang: Lang,
  fields: AnswerContent['fields'] = {},
  towns: ReadonlyMap<string, string>,
): string =>
  Object.entries(fields)
    .map(([key, value]) => {
      const shown =
        key === 'town' ? (towns.get(value) ?? '–') : key === 'language' ? languageName(lang, value) : value;
      return `${isField(key) ? texts[lang].fields[key] : key}: ${shown}`;
    })
    .join('; ');

/** What an answer says, in one sentence. */
export const answerText = (
  lang: Lang,
  { kind, content, mentor }: Pick<LinkAnswer, 'kind' | 'content' | 'mentor'>,
  towns: ReadonlyMap<string, string> = new Map(),
): string => {
  const text = texts[lang];
  const date =
    content.date === undefined ? '' : formatDate(lang, Temporal.PlainDate.from(content.date), 'day');
  if (kind === 'released') return text.released(date);
  if (kind === 'withdrawal') return text.withdrawn(withdrawalText(lang, content.reason ?? ''));
  if (kind === 'amendment') return `${text.correct}${correction(lang, content.fields, towns)}`;
  if (kind === 'visit-approval')
    return content.answer === 'yes'
      ? text.yes(mentor ?? '–', date === '' ? '' : text.until(date))
      : text.no(mentor ?? '–');
  if (content.answer === 'same') return text.same;
  return content.answer === 'unknown' ? text.unknown : text.moved(date);
};
