import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { formatDate } from '../../../ui/index.ts';
import { idParams, note, requiredDay } from '../../mentors/fields.ts';
import { holdReasons } from '../hold.ts';
import { access, holdPage, loadHold, returnForm } from './page.tsx';
import { startHold } from './store.ts';
import { texts } from './texts.ts';

export const holdForm = get('/courses/:id/hold', {
  access,
  params: idParams,
  reads: 'course.read',
  show: async (context) => {
    const shown = await holdPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

const schema = z.strictObject({
  reason: z.enum(holdReasons, 'Vælg en grund. | Choose a reason.'),
  from: requiredDay('Skriv den dag, pausen begyndte. | Write the day the pause began.'),
  prison: z.union([z.literal(''), z.uuid()], 'Vælg fra listen. | Choose from the list.').default(''),
  note,
});

type Found = NonNullable<Awaited<ReturnType<typeof loadHold>>>;

/** What the schema cannot know: the course, today, and which prisons there are. */
const wrongIn = (
  found: Found,
  body: z.output<typeof schema>,
  today: Temporal.PlainDate,
  lang: 'da' | 'en',
): Readonly<Record<string, string>> => {
  const text = texts[lang];
  if (!found.reasons.includes(body.reason))
    return { reason: lang === 'da' ? 'Vælg en grund.' : 'Choose a reason.' };
  if (Temporal.PlainDate.compare(body.from, today) > 0) return { from: text.future };
  if (Temporal.PlainDate.compare(body.from, found.earliest) < 0)
    return { from: text.early(formatDate(lang, found.earliest, 'day')) };
  if (body.prison !== '' && !found.prisons.some(({ id }) => id === body.prison))
    return { prison: text.prison };
  return body.reason === 'other' && body.note === '' ? { note: text.noteNeeded } : {};
};

/** Puts the course to rest; its undo takes the pause back as if it had never been. */
export const holdCourse = post('/courses/:id/hold', {
  access,
  params: idParams,
  body: schema,
  audit: 'course.held',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const found = await loadHold(context);
    if (found === undefined) return notFound;
    const { course } = found;
    const errors = course.hold === undefined ? wrongIn(found, body, clock.today(), lang) : {};
    const values = { ...body, from: body.from.toString() };
    if (Object.keys(errors).length > 0) return returnForm(context, { errors, values, lists: {} });
    await cases.change(
      (result: { holdId: string; told: number; newStay: boolean }) => ({
        action: 'course.held',
        subject: course.id,
        branchId: course.branchId,
        detail: { reason: body.reason, from: values.from, ...result },
      }),
      (db) =>
        startHold(
          db,
          course.id,
          {
            reason: body.reason,
            note: body.reason === 'other' ? body.note : '',
            from: body.from,
            prisonId: body.prison === '' ? undefined : body.prison,
          },
          { by: viewer.userId, now: clock.now(), today: clock.today() },
        ),
    );
    const path = `/courses/${course.id}`;
    return redirect(path, {
      kind: 'done',
      text: texts[lang].done,
      // A pause that began on an earlier day has rested already: it is ended, not undone.
      undo: body.from.equals(clock.today())
        ? { action: `${path}/resume`, fields: { outcome: 'resumed' }, text: texts[lang].undo }
        : undefined,
    });
  },
  rejected: returnForm,
});
