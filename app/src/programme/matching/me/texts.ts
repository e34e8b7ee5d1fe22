import { joinWords, type Lang } from '../../../ui/index.ts';
import type { AskedParticipant } from './store.ts';

/** What a participant reads: short words, short sentences. */
export const texts = {
  da: {
    title: 'To mentorer til dig',
    none: 'Der er ikke et forslag lige nu.',
    found: (names: string) => `Vi har fundet to mentorer til dig: ${names}.`,
    foundSecond: (stays: string, name: string) => `${stays} er din mentor. Nu har vi fundet én til: ${name}.`,
    question: 'Vil du prøve?',
    free: 'Du bestemmer selv. Du kan sige nej, og du kan stoppe igen.',
    goal: 'Det vil I sammen',
    by: (date: string) => `Svar senest ${date}.`,
    yes: 'Ja',
    no: 'Nej',
    talk: 'Jeg vil tale med nogen først',
    tens: (decade: number) => `${decade}’erne`,
    saidYes: 'Du har sagt ja. Nu venter vi på de to mentorer.',
    regret: 'Du kan stadig sige nej.',
    talks: 'Vi ved, at du vil tale med nogen først. Vi kontakter dig.',
    noticeYes: 'Tak. Du har sagt ja.',
    noticeLive: 'Alle har sagt ja. Nu er I tre.',
    noticeNo: 'Tak. Du har sagt nej. Det er helt i orden.',
    noticeTalk: 'Tak. Vi kontakter dig.',
  },
  en: {
    title: 'Two mentors for you',
    none: 'There is no proposal right now.',
    found: (names: string) => `We have found two mentors for you: ${names}.`,
    foundSecond: (stays: string, name: string) =>
      `${stays} is your mentor. Now we have found one more: ${name}.`,
    question: 'Will you try it?',
    free: 'It is up to you. You can say no, and you can stop again.',
    goal: 'What you want together',
    by: (date: string) => `Answer by ${date}.`,
    yes: 'Yes',
    no: 'No',
    talk: 'I want to talk to somebody first',
    tens: (decade: number) => `${decade}s`,
    saidYes: 'You have said yes. Now we wait for the two mentors.',
    regret: 'You can still say no.',
    talks: 'We know that you want to talk to somebody first. We will contact you.',
    noticeYes: 'Thank you. You have said yes.',
    noticeLive: 'Everybody has said yes. Now you are three.',
    noticeNo: 'Thank you. You have said no. That is quite all right.',
    noticeTalk: 'Thank you. We will contact you.',
  },
} as const;

/** `Anne, 40'erne, og Bo, 50'erne`; with one mentor already, only the new one is presented. */
export const foundText = (lang: Lang, { mentors }: Pick<AskedParticipant, 'mentors'>): string => {
  const text = texts[lang];
  const presented = ({ name, decade }: AskedParticipant['mentors'][number]) =>
    decade === null ? name : `${name}, ${text.tens(decade)}`;
  const stays = mentors.find((one) => one.stays);
  const added = mentors.filter((one) => !one.stays);
  const [only] = added;
  if (stays !== undefined && only !== undefined) return text.foundSecond(stays.name, presented(only));
  const comma = added.map((one, index) => (index === 0 ? `${presented(one)},` : presented(one)));
  return text.found(joinWords(lang, comma));
};
