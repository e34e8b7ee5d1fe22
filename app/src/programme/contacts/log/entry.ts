import { type FormErrors, formatDate } from '../../../ui/index.ts';
import type { OwnCourse } from '../visibility.ts';
import type { Context } from './page.tsx';
import type { LogInput } from './schema.ts';
import { texts } from './texts.ts';

/** What the schema cannot know: today, when the course began, who is on it, and what the participant consents to. */
export const errorsOf = (context: Context, course: OwnCourse, body: LogInput): FormErrors => {
  const text = texts[context.lang];
  if (course.other === undefined && body.who !== 'me') return { who: text.noOther };
  if (Temporal.PlainDate.compare(body.heldOn, context.clock.today()) > 0) return { heldOn: text.future };
  if (Temporal.PlainDate.compare(body.heldOn, course.openedOn) < 0)
    return { heldOn: text.early(formatDate(context.lang, course.openedOn, 'day')) };
  const ended = course.authorityEndedOn;
  if (
    body.mode === 'authority-meeting' &&
    ended !== undefined &&
    Temporal.PlainDate.compare(body.heldOn, ended) > 0
  )
    return { mode: text.noAuthority(formatDate(context.lang, ended, 'day')) };
  return {};
};

export const mentorsOf = (course: OwnCourse, who: LogInput['who']): readonly string[] => [
  ...(who === 'other' ? [] : [course.mentorId]),
  ...(who === 'me' || course.other === undefined ? [] : [course.other.id]),
];

export const valuesOf = (body: LogInput): Readonly<Record<string, string>> => ({
  who: body.who,
  heldOn: body.heldOn.toString(),
  mode: body.mode,
  kept: body.kept,
  minutes: body.minutes?.toString() ?? '',
  note: body.note,
  concern: body.concern ?? '',
});
