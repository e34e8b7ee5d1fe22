import { formatDate, type Lang, type Words } from '../../../ui/index.ts';
import type { ArrivingSees, Handover, LeavingSees } from './handover.ts';

export const texts = {
  da: {
    title: (mentor: string) => `Overdragelse efter ${mentor}`,
    lead: 'Hvad er godt at vide for den næste, og hvem må se hvad?',
    back: 'Forløbet',
    note: 'Overdragelse til den næste mentor',
    noteHint: 'Hvad virker, hvad er aftalt, hvad kommer. Kun den nye mentor og koordinatorer ser det.',
    arriving: 'Hvad må den nye mentor se af tiden før?',
    arrivingFrom: 'Fra hvilken dag?',
    arrivingFromHint: 'Kun når den nye må se kontakter fra en bestemt dag.',
    leaving: (mentor: string) => `Hvad må ${mentor} stadig se?`,
    leavingUntil: 'Til og med hvilken dag?',
    leavingUntilHint: 'Kun når egne kontakter stadig må ses. Højst 90 dage.',
    save: 'Gem valget',
    saved: 'Valget er gemt.',
    change: 'Ændr overdragelsen',
    shown: (what: string) => `Den nye mentor ser: ${what}.`,
    unchosen: 'Den nye mentor ser intet af tiden før. Ingen har valgt andet.',
    gone: 'ser ikke forløbet længere',
    still: (date: string) => `ser egne kontakter til og med ${date}`,
    received: 'Overdragelse fra din forgænger',
  },
  en: {
    title: (mentor: string) => `Handover after ${mentor}`,
    lead: 'What is good to know for the next one, and who may see what?',
    back: 'The course',
    note: 'Handover to the next mentor',
    noteHint: 'What works, what is agreed, what comes. Only the new mentor and coordinators see it.',
    arriving: 'What may the new mentor see of the time before?',
    arrivingFrom: 'From which day?',
    arrivingFromHint: 'Only when the new one may see contacts from a certain day.',
    leaving: (mentor: string) => `What may ${mentor} still see?`,
    leavingUntil: 'Until which day, that day included?',
    leavingUntilHint: 'Only when own contacts may still be seen. At most 90 days.',
    save: 'Save the choice',
    saved: 'The choice is saved.',
    change: 'Change the handover',
    shown: (what: string) => `The new mentor sees: ${what}.`,
    unchosen: 'The new mentor sees nothing of the time before. Nobody has chosen otherwise.',
    gone: 'no longer sees the course',
    still: (date: string) => `sees own contacts until ${date}`,
    received: 'Handover from the one before you',
  },
} as const;

export const arrivingName: Words<ArrivingSees> = {
  da: {
    nothing: 'Intet: kun det, der sker fra den nyes første dag',
    note: 'Overdragelsen, men ingen kontakter',
    since: 'Overdragelsen og kontakter fra en bestemt dag',
    everything: 'Overdragelsen og alle kontakter',
  },
  en: {
    nothing: 'Nothing: only what happens from the new one’s first day',
    note: 'The handover, but no contacts',
    since: 'The handover and contacts from a certain day',
    everything: 'The handover and all contacts',
  },
};

export const leavingName: Words<LeavingSees> = {
  da: { nothing: 'Intet fra nu af', 'own-contacts': 'Egne kontakter til og med en bestemt dag' },
  en: { nothing: 'Nothing from now on', 'own-contacts': 'Own contacts until a certain day' },
};

/** What the next mentor will see, as it is chosen now. */
export const arrivingText = (lang: Lang, handover: Handover | undefined): string => {
  const text = texts[lang];
  if (handover === undefined) return text.unchosen;
  const chosen = arrivingName[lang][handover.arrivingSees];
  const what = `${chosen.charAt(0).toLowerCase()}${chosen.slice(1)}`;
  if (handover.arrivingFrom === undefined) return text.shown(what);
  return text.shown(`${what}, ${formatDate(lang, handover.arrivingFrom, 'day')}`);
};

/** What one who left still sees on a day. */
export const leavingText = (
  lang: Lang,
  { leavingUntil }: Pick<Handover, 'leavingUntil'>,
  today: Temporal.PlainDate,
): string => {
  const text = texts[lang];
  return leavingUntil === undefined || Temporal.PlainDate.compare(leavingUntil, today) < 0
    ? text.gone
    : text.still(formatDate(lang, leavingUntil, 'day'));
};
