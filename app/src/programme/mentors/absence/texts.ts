import { formatDate, type Lang } from '../../../ui/index.ts';
import type { Absence } from '../mentor.ts';
import { absenceName } from '../texts.ts';

export const texts = {
  da: {
    title: 'Fravær',
    none: 'Intet fravær er skrevet ned.',
    kind: 'Hvorfor',
    from: 'Første dag væk',
    returnOn: 'Tilbage den',
    returnHint: 'Lad feltet stå tomt, hvis dagen ikke kendes.',
    add: 'Skriv fravær',
    save: 'Gem fraværet',
    saved: 'Fraværet er skrevet ned.',
    savedBack: (date: string) => `Fraværet er skrevet ned. Mentoren er med igen ${date}.`,
    back: 'Tilbage i dag',
    ended: 'Mentoren er tilbage og kan få nye forløb.',
    overlaps: 'Der er allerede skrevet fravær på nogle af dagene.',
    move: 'Ret dagene',
    saveMoved: 'Gem dagene',
    moved: 'Dagene er rettet.',
    takeBack: 'Tag fraværet tilbage',
    takenBack: 'Fraværet er taget tilbage.',
    undo: 'Fortryd',
    gone: 'Fraværet er begyndt, slut eller taget tilbage. Intet er ændret. Åbn siden igen.',
    notAway: 'Mentoren er ikke væk i dag. Åbn siden igen.',
    blocks: 'Mentoren foreslås ikke til nye forløb imens.',
  },
  en: {
    title: 'Absence',
    none: 'No absence is written down.',
    kind: 'Why',
    from: 'First day away',
    returnOn: 'Back on',
    returnHint: 'Leave it empty if the day is not known.',
    add: 'Write down an absence',
    save: 'Save the absence',
    saved: 'The absence is written down.',
    savedBack: (date: string) => `The absence is written down. The mentor is back ${date}.`,
    back: 'Back today',
    ended: 'The mentor is back and can get new courses.',
    overlaps: 'An absence is already written down for some of these days.',
    move: 'Correct the days',
    saveMoved: 'Save the days',
    moved: 'The days are corrected.',
    takeBack: 'Take the absence back',
    takenBack: 'The absence is taken back.',
    undo: 'Undo',
    gone: 'The absence has begun, is over or was taken back. Nothing was changed. Open the page again.',
    notAway: 'The mentor is not away today. Open the page again.',
    blocks: 'The mentor is not suggested for new courses meanwhile.',
  },
} as const;

/** Ferie eller orlov fra tirsdag 1. december til mandag 4. januar. */
export const absenceText = (lang: Lang, absence: Absence): string => {
  const name = absenceName[lang][absence.kind];
  const from = formatDate(lang, absence.from, 'day');
  const back = absence.returnOn === undefined ? undefined : formatDate(lang, absence.returnOn, 'day');
  if (lang === 'da')
    return back === undefined
      ? `${name} fra ${from}. Dagen for tilbagekomst kendes ikke.`
      : `${name} fra ${from}. Tilbage ${back}.`;
  return back === undefined
    ? `${name} from ${from}. The day of return is not known.`
    : `${name} from ${from}. Back ${back}.`;
};
