import { Alert, formatDate, joinWords, type PageContext } from '../../ui/index.ts';
import type { AuthorityContact } from './authorities.ts';
import { recipientName } from './consent.ts';

const texts = {
  da: {
    may: (who: string) => `I må tale med ${who} for deltageren.`,
    mayNot: (who: string, date: string) =>
      `I må ikke længere tale med ${who} for deltageren. Samtykket blev trukket tilbage ${date}.`,
  },
  en: {
    may: (who: string) => `You may talk to ${who} for the participant.`,
    mayNot: (who: string, date: string) =>
      `You may no longer talk to ${who} for the participant. The consent was withdrawn on ${date}.`,
  },
} as const;

interface AuthoritiesNoteProps {
  readonly page: PageContext;
  readonly authorities: readonly AuthorityContact[];
}

/** Whom the mentors may talk to for the participant, and above it whom no more. Nothing where none was ever named. */
export function AuthoritiesNote({ page, authorities }: AuthoritiesNoteProps) {
  const { lang } = page;
  const text = texts[lang];
  const name = ({ recipient }: AuthorityContact) => recipientName(lang, recipient);
  const allowed = authorities.filter((one) => one.endedOn === undefined).map(name);
  const days = [...new Set(authorities.flatMap((one) => one.endedOn?.toString() ?? []))].toSorted();
  return (
    <>
      {days.length === 0 ? null : (
        <Alert kind="warning">
          {days.map((day) => {
            const ended = authorities.filter((one) => one.endedOn?.toString() === day).map(name);
            const on = formatDate(lang, Temporal.PlainDate.from(day), 'day');
            return <p>{text.mayNot(joinWords(lang, ended), on)}</p>;
          })}
        </Alert>
      )}
      {allowed.length === 0 ? null : <p>{text.may(joinWords(lang, allowed))}</p>}
    </>
  );
}
