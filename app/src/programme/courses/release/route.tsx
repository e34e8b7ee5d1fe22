import { RELEASE_DATE_KINDS } from '@primus-motor/trial';
import { z } from 'zod';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import type { FormErrors } from '../../../ui/index.ts';
import { idParams } from '../../mentors/fields.ts';
import { changedMeanwhile } from '../policies.ts';
import { currentReleaseDate } from '../release-date.ts';
import { previewRelease, recordRelease, releaseDatesOf, undoRelease } from '../release-store.ts';
import { findCourse, lockCourse } from '../store.ts';
import { confirmSchema, releaseSchema } from './schema.ts';
import { texts } from './texts.ts';
import { fieldsOf, PreviewPage, ReleaseFormPage } from './view.tsx';

const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;
type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'viewer' | 'lang'
>;

const authorOf = ({ viewer, clock }: Context) => ({
  by: viewer.userId,
  now: clock.now(),
  today: clock.today(),
});
const findOpen = async ({ cases, params }: Context) => {
  const course = await cases.read((db) => findCourse(db, params.id));
  return course === undefined || course.closedOn !== undefined ? undefined : course;
};

const formPage = async (
  context: Context,
  values: Readonly<Record<string, string>>,
  errors?: FormErrors | undefined,
) => {
  const course = await findOpen(context);
  if (course === undefined) return undefined;
  return <ReleaseFormPage page={context.page} course={course} values={values} errors={errors} />;
};
const returnForm = async (context: Context, values: Readonly<Record<string, string>>, errors: FormErrors) => {
  const shown = await formPage(context, values, errors);
  return shown === undefined ? notFound : rejectedForm(shown);
};

/** What the schema cannot know: today. */
const futureActual = (
  context: Context,
  said: { readonly kind: string; readonly date: Temporal.PlainDate | undefined },
): FormErrors | undefined =>
  said.kind === 'actual' &&
  said.date !== undefined &&
  Temporal.PlainDate.compare(said.date, context.clock.today()) > 0
    ? { date: texts[context.lang].futureActual }
    : undefined;

export const releaseForm = get('/courses/:id/release-date', {
  access,
  params: idParams,
  query: z.object({ kind: z.enum(RELEASE_DATE_KINDS).optional() }),
  reads: 'course.read',
  show: async (context) => {
    const actual = context.query.kind === 'actual';
    const values: Record<string, string> = { kind: context.query.kind ?? 'expected' };
    if (actual) values['certainty'] = 'certain';
    const shown = await formPage(context, values);
    return shown === undefined ? notFound : view(shown);
  },
});

/** Shows what a date would do; changes nothing. */
export const previewReleaseRoute = post('/courses/:id/release-date/preview', {
  access,
  params: idParams,
  body: releaseSchema,
  audit: 'course.release-previewed',
  act: async (context) => {
    const { cases, page, body, newRequestId } = context;
    const errors = futureActual(context, body);
    if (errors !== undefined) return returnForm(context, fieldsOf(body), errors);
    const course = await findOpen(context);
    if (course === undefined) return notFound;
    const preview = await cases.read((db) => previewRelease(db, course, body, authorOf(context)));
    return view(
      <PreviewPage page={page} course={course} said={body} preview={preview} requestId={newRequestId} />,
    );
  },
  rejected: async (context, { values, errors }) => returnForm(context, values, errors),
});

/** Records the date and moves what the preview said, in one transaction; somebody else's change meanwhile stops it. */
export const recordReleaseRoute = post('/courses/:id/release-date', {
  access,
  params: idParams,
  body: confirmSchema,
  audit: 'course.release-recorded',
  act: async (context) => {
    const { cases, body, lang } = context;
    const errors = futureActual(context, body);
    if (errors !== undefined) return returnForm(context, fieldsOf(body), errors);
    const course = await findOpen(context);
    if (course === undefined) return notFound;
    const path = `/courses/${course.id}`;
    const done = await cases.change(
      (result: { recordId: string; moved: number; stayed: number }) => ({
        action: 'course.release-recorded',
        subject: course.id,
        branchId: course.branchId,
        detail: {
          kind: body.kind,
          certainty: body.certainty,
          date: body.date?.toString() ?? null,
          ...result,
        },
      }),
      async (db) => {
        await lockCourse(db, course.id);
        const current = currentReleaseDate(await releaseDatesOf(db, [course.personId]));
        if ((current?.id ?? '') !== body.basis) throw changedMeanwhile();
        return recordRelease(db, course, body, authorOf(context));
      },
    );
    return redirect(path, {
      kind: 'done',
      text: texts[lang].saved(done.moved),
      undo:
        body.basis === ''
          ? undefined
          : {
              action: `${path}/release-date/undo`,
              fields: { record: done.recordId },
              text: texts[lang].undo,
            },
    });
  },
  rejected: async (context, { values, errors }) => returnForm(context, values, errors),
});

/** Records the earlier date again and moves back. */
export const undoReleaseRoute = post('/courses/:id/release-date/undo', {
  access,
  params: idParams,
  body: z.strictObject({ record: z.uuid() }),
  audit: 'course.release-undone',
  act: async (context) => {
    const course = await findOpen(context);
    if (course === undefined) return notFound;
    const event = {
      action: 'course.release-undone',
      subject: course.id,
      branchId: course.branchId,
      detail: { recordId: context.body.record },
    };
    await context.cases.change(event, async (db) => {
      await lockCourse(db, course.id);
      if (!(await undoRelease(db, course, context.body.record, authorOf(context)))) throw changedMeanwhile();
      return {};
    });
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[context.lang].undone });
  },
  rejected: async () => notFound,
});
