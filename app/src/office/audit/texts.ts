import { formatInstant, formatNumber, type Lang } from '../../ui/index.ts';
import type { LastVerification } from './store.ts';
import { problemWords } from './verification.ts';

/** Who acted, by name; without an account by the way they came in. */
export const actorText = (lang: Lang, actor: string, names: ReadonlyMap<string, string>): string => {
  const name = names.get(actor);
  if (name !== undefined) return name;
  if (actor.startsWith('participant ')) return lang === 'da' ? 'Deltageren selv' : 'The participant';
  if (actor.startsWith('system ')) return lang === 'da' ? 'Systemet' : 'The system';
  if (actor.startsWith('link ')) return lang === 'da' ? 'Med engangslink' : 'By one-time link';
  if (actor === 'nobody') return lang === 'da' ? 'Uden konto' : 'Without an account';
  return lang === 'da' ? 'Ukendt konto' : 'Unknown account';
};

/** What the last verification found, as a sentence or two. */
export const verificationText = (lang: Lang, last: LastVerification | undefined): string => {
  if (last === undefined)
    return lang === 'da'
      ? 'Sporet er ikke kontrolleret endnu. Den, der driver serveren, gør det med kommandoen »primus verify-audit«.'
      : 'The trail has not been verified yet. Whoever runs the server does it with the command “primus verify-audit”.';
  const at = formatInstant(lang, last.at, 'day');
  if (last.bad !== undefined) {
    const number = formatNumber(lang, last.bad.seq);
    const what = problemWords[lang][last.bad.problem];
    return lang === 'da'
      ? `Ved kontrollen ${at} var der fejl ved hændelse ${number}: ${what}. Tag en kopi af databasen, før nogen retter noget.`
      : `The verification of ${at} found event ${number} wrong: ${what}. Copy the database before anybody mends anything.`;
  }
  const events = formatNumber(lang, last.events);
  return lang === 'da'
    ? `Sidst kontrolleret ${at}: alle ${events} hændelser i systemet er, som de blev skrevet, og ingen mangler.`
    : `Last verified ${at}: all ${events} events in the system are as they were written, and none is missing.`;
};
