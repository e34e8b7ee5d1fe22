import { formatDate, joinWords, type Lang, type Words } from '../../../ui/index.ts';
import {
  isOpen,
  type Manner,
  type MentorRefusal,
  type PartyAnswer,
  type Proposal,
  talkFirst,
} from './asked.ts';

export const texts = {
  da: {
    title: 'De tre er spurgt',
    titleOver: 'Forslaget blev ikke til et par',
    by: (date: string) => `Svar senest ${date}.`,
    late: (date: string) => `Fristen var ${date}.`,
    participant: 'Deltageren',
    waits: 'venter',
    yes: 'ja',
    no: 'nej',
    talks: 'vil tale med nogen først',
    see: 'Se mentoren',
    goal: 'Fælles mål',
    introduction: 'Besked til mentorerne',
    reserve: (names: string) => `Reservepar: ${names}.`,
    reserveItself: 'De bliver spurgt af sig selv.',
    write: 'Skriv svar',
    takeBack: 'Tag forslaget tilbage',
    askReserve: 'Spørg reserveparret',
    askedReserve: (date: string) => `Reserveparret er spurgt. Svar senest ${date}.`,
    takenBack: 'Forslaget er taget tilbage. De to mentorer får besked.',
    declined: (who: string, date: string) => `${who} sagde nej ${date}.`,
    lapsed: (date: string) => `Ikke alle svarede inden ${date}.`,
    cancelled: {
      'taken-back': 'Forslaget er taget tilbage.',
      'course-closed': 'Forløbet sluttede, før alle havde svaret.',
      'consent-withdrawn': 'Samtykket blev trukket tilbage, før alle havde svaret.',
      'mentor-left': 'En af de to mentorer er stoppet.',
    },
    cancelledOther: 'Forslaget gælder ikke længere.',
  },
  en: {
    title: 'The three are asked',
    titleOver: 'The proposal did not become a pair',
    by: (date: string) => `Answer by ${date}.`,
    late: (date: string) => `The last day was ${date}.`,
    participant: 'The participant',
    waits: 'waiting',
    yes: 'yes',
    no: 'no',
    talks: 'wants to talk to somebody first',
    see: 'See the mentor',
    goal: 'Joint goal',
    introduction: 'Message to the mentors',
    reserve: (names: string) => `In reserve: ${names}.`,
    reserveItself: 'They are asked by themselves.',
    write: 'Write answers',
    takeBack: 'Take the proposal back',
    askReserve: 'Ask the pair in reserve',
    askedReserve: (date: string) => `The pair in reserve is asked. Answer by ${date}.`,
    takenBack: 'The proposal is taken back. The two mentors are told.',
    declined: (who: string, date: string) => `${who} said no on ${date}.`,
    lapsed: (date: string) => `Not everybody answered by ${date}.`,
    cancelled: {
      'taken-back': 'The proposal was taken back.',
      'course-closed': 'The course ended before everybody had answered.',
      'consent-withdrawn': 'The consent was withdrawn before everybody had answered.',
      'mentor-left': 'One of the two mentors has left.',
    },
    cancelledOther: 'The proposal no longer holds.',
  },
} as const;

export const mannerName: Words<Manner> = {
  da: {
    self: 'svarede selv',
    'in-person': 'sagt personligt',
    'by-phone': 'sagt i telefonen',
    'in-writing': 'skrevet',
  },
  en: {
    self: 'answered themselves',
    'in-person': 'said in person',
    'by-phone': 'said by phone',
    'in-writing': 'in writing',
  },
};

export const refusalName: Words<MentorRefusal> = {
  da: {
    'no-time': 'Jeg har ikke tid',
    'too-far': 'Der er for langt',
    'knows-person': 'Jeg kender måske deltageren',
    'not-now': 'Ikke lige nu',
    other: 'Andet',
  },
  en: {
    'no-time': 'I do not have the time',
    'too-far': 'It is too far',
    'knows-person': 'I may know the participant',
    'not-now': 'Not right now',
    other: 'Other',
  },
};

export const partyName = (lang: Lang, one: Pick<PartyAnswer, 'mentor'>): string =>
  one.mentor ?? texts[lang].participant;

const dayOf = (lang: Lang, at: Temporal.Instant): string =>
  formatDate(lang, at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(), 'day');

/** Beside the answer itself: when and how it came, or what was said instead of one. */
export const answerText = (lang: Lang, one: PartyAnswer): string => {
  if (one.answer === undefined || one.answeredAt === undefined)
    return one.reason === talkFirst ? ` ${texts[lang].talks}` : '';
  const why = Object.entries(refusalName[lang]).find(([key]) => key === one.reason)?.[1];
  return ` ${[
    dayOf(lang, one.answeredAt),
    ...(one.how === undefined ? [] : [mannerName[lang][one.how]]),
    ...(one.answer === 'no' && why !== undefined ? [`“${why}”`] : []),
  ].join(', ')}`;
};

/** How a proposal that is over ended, in one sentence. */
export const endText = (lang: Lang, proposal: Proposal, today: Temporal.PlainDate): string => {
  const text = texts[lang];
  if (proposal.state === 'lapsed' || (proposal.state === 'asked' && !isOpen(proposal, today)))
    return text.lapsed(formatDate(lang, proposal.answerBy, 'day'));
  if (proposal.state === 'declined' && proposal.closedAt !== undefined) {
    const who = proposal.answers.filter((one) => one.answer === 'no').map((one) => partyName(lang, one));
    return text.declined(joinWords(lang, who), dayOf(lang, proposal.closedAt));
  }
  return (
    Object.entries(text.cancelled).find(([key]) => key === proposal.closeReason)?.[1] ?? text.cancelledOther
  );
};
