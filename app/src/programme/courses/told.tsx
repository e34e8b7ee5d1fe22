import type { Lang } from '../../ui/index.ts';
import type { Care } from '../people/care/care.ts';
import { CallRules } from '../people/care/head.tsx';
import { letterText, minutesToUndo, type NoticeKind, type Told } from './notices.ts';

const texts = {
  da: {
    title: 'Det får de at vide',
    mail: (name: string, letter: string) => `${name} får en mail: »${letter}«`,
    noMail: (name: string) => `${name} har ingen mailadresse hos os. Ring.`,
    nobody: 'Forløbet har ingen mentorer, der skal have besked.',
    participant: 'Deltageren får ikke besked af sig selv. Sig det.',
    later: `Mailen sendes efter ${minutesToUndo} minutter. Fortryder du inden da, bliver den ikke sendt.`,
  },
  en: {
    title: 'What they are told',
    mail: (name: string, letter: string) => `${name} gets a mail: “${letter}”`,
    noMail: (name: string) => `${name} has no mail address with us. Call.`,
    nobody: 'The course has no mentors to be told.',
    participant: 'The participant is not told by itself. Say it.',
    later: `The mail is sent after ${minutesToUndo} minutes. If you undo before that, it is not sent.`,
  },
} as const;

interface ToldListProps {
  readonly lang: Lang;
  readonly kind: NoticeKind;
  readonly told: readonly Told[];
  /** How the participant may be reached: read before one calls. */
  readonly care: Care | undefined;
  /** Whether the page after this one has an undo. */
  readonly undo?: boolean;
}

/** Who hears what when this is confirmed, and who has to be told by a person. */
export function ToldList({ lang, kind, told, care, undo = false }: ToldListProps) {
  const text = texts[lang];
  return (
    <>
      <h2>{text.title}</h2>
      <ul>
        {told.map(({ name, byMail }) => (
          <li>{byMail ? text.mail(name, letterText(lang, kind)) : text.noMail(name)}</li>
        ))}
        {told.length === 0 ? <li>{text.nobody}</li> : null}
        <li>{text.participant}</li>
      </ul>
      <CallRules lang={lang} care={care} />
      {undo && told.some(({ byMail }) => byMail) ? <p>{text.later}</p> : null}
    </>
  );
}
