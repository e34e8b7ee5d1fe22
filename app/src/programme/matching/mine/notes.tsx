import { Details, type PageContext } from '../../../ui/index.ts';
import { halfClock } from '../clock.ts';
import { texts as handover } from '../handover/texts.ts';
import type { PairNote } from './pair-note.ts';
import { texts } from './texts.ts';

interface PairNotesProps {
  readonly page: PageContext;
  readonly pairNote: PairNote;
  readonly today: Temporal.PlainDate;
}

/** On a mentor's page of a course: since when one is alone, what the three set out to do, what was handed over. */
export function PairNotes({ page, pairNote, today }: PairNotesProps) {
  const { lang } = page;
  return (
    <>
      {pairNote.aloneSince === undefined ? null : <p>{`${halfClock(lang, pairNote.aloneSince, today)}.`}</p>}
      {pairNote.goal === undefined ? null : <p>{`${texts[lang].goal}: ${pairNote.goal}`}</p>}
      {pairNote.handover === undefined ? null : (
        <Details summary={handover[lang].received} open>
          <p>{pairNote.handover}</p>
        </Details>
      )}
    </>
  );
}
