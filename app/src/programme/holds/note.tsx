import { Alert, formatDate, type Lang } from '../../ui/index.ts';
import { type HoldReason, reasonWords } from './hold.ts';

interface RestingNoteProps {
  readonly lang: Lang;
  readonly hold: { readonly reason: HoldReason; readonly from: Temporal.PlainDate } | undefined;
}

/** That a course rests, since when and why, for its mentors. Nothing while it does not. */
export function RestingNote({ lang, hold }: RestingNoteProps) {
  if (hold === undefined) return null;
  const date = formatDate(lang, hold.from, 'day');
  const reason = reasonWords(lang, hold.reason);
  return (
    <Alert kind="info">
      <p>
        {lang === 'da'
          ? `Forløbet er på pause siden ${date}: ${reason}. Planen hviler. I er stadig på forløbet.`
          : `The course is paused since ${date}: ${reason}. The plan rests. You are still on the course.`}
      </p>
    </Alert>
  );
}
