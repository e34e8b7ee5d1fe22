import { formatNumber } from '../../ui/index.ts';

export const texts = {
  da: {
    title: 'Venteliste',
    lead: (total: number, average: number | undefined) =>
      `${total === 1 ? 'Én venter' : `${total} venter`} på svar eller på to mentorer${
        average === undefined ? '' : `, i gennemsnit i ${formatNumber('da', average)} dage`
      }. De, der løslades først, står øverst.`,
    none: 'Ingen venter. Alle, der er taget imod, har to mentorer.',
    today: 'Til I dag',
    caption: 'Hvem der venter',
    name: 'Navn',
    number: 'Nummer',
    age: 'Alder',
    waited: 'Har ventet',
    release: 'Løslades',
    lacks: 'Mangler',
    days: (n: number) => (n === 1 ? '1 dag' : `${n} dage`),
    unknown: 'Kendes ikke',
    notStated: 'Ikke oplyst',
    lackWords: {
      answer: 'Svar på henvisningen',
      consent: 'Samtykke',
      allocation: 'Næste trin mod et forløb',
      course: 'Et forløb',
      'both-mentors': 'To mentorer',
      'second-mentor': 'Én mentor til',
      yeses: 'Ja fra de tre, der er spurgt',
    },
  },
  en: {
    title: 'Waiting list',
    lead: (total: number, average: number | undefined) =>
      `${total === 1 ? 'One waits' : `${total} wait`} for an answer or for two mentors${
        average === undefined ? '' : `, on average for ${formatNumber('en', average)} days`
      }. Those who are released first come first.`,
    none: 'Nobody waits. Everybody who was accepted has two mentors.',
    today: 'To Today',
    caption: 'Who waits',
    name: 'Name',
    number: 'Number',
    age: 'Age',
    waited: 'Has waited',
    release: 'Release',
    lacks: 'Lacks',
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    unknown: 'Not known',
    notStated: 'Not stated',
    lackWords: {
      answer: 'Answer to the referral',
      consent: 'Consent',
      allocation: 'Next step towards a course',
      course: 'A course',
      'both-mentors': 'Two mentors',
      'second-mentor': 'One more mentor',
      yeses: 'A yes from the three who are asked',
    },
  },
} as const;
