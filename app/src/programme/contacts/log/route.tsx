import { z } from 'zod';
import {
  get,
  notFound,
  post,
  type Rejected,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { type FormErrors, formatDate } from '../../../ui/index.ts';
import { raiseConcern } from '../../concerns/store.ts';
import { isBeforeRelease } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { addContact, type NewContact } from '../store.ts';
import { type OwnCourse, ownCourse } from '../visibility.ts';
import { type LogInput, logSchema } from './schema.ts';
import { texts } from './texts.ts';
import { LogPage } from './view.tsx';

const access = { who: ['mentor'], over: 'own', subject: 'course' } as const;
const params = z.object({ courseId: z.uuid() });
type Context = Pick<
  RouteContext<{ courseId: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'lang' | 'newRequestId'
>;

const logPage = async (context: Context, returned?: Rejected) => {
  const { cases, page, clock, newRequestId } = context;
  const today = clock.today();
  return cases.read(async (db) => {
    const course = await ownCourse(db, context.params.courseId, today);
    if (course === undefined) return undefined;
    const release = (await currentReleaseDates(db, [course.personId])).get(course.personId);
    return (
      <LogPage
        page={page}
        course={course}
        today={today}
        usualMode={isBeforeRelease(release, today) ? 'visit' : 'meeting'}
        values={returned?.values}
        areas={returned?.lists['lifeAreas']}
        errors={returned?.errors}
        requestId={returned?.values['_request'] ?? newRequestId}
      />
    );
  });
};

const returnForm = async (context: Context, returned: Rejected) => {
  const shown = await logPage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};

/** What the schema cannot know: today, when the course began, and who is on it. */
const errorsOf = (context: Context, course: OwnCourse, body: LogInput): FormErrors => {
  const text = texts[context.lang];
  if (course.other === undefined && body.who !== 'me') return { who: text.noOther };
  if (Temporal.PlainDate.compare(body.heldOn, context.clock.today()) > 0) return { heldOn: text.future };
  if (Temporal.PlainDate.compare(body.heldOn, course.openedOn) < 0)
    return { heldOn: text.early(formatDate(context.lang, course.openedOn, 'day')) };
  return {};
};

const mentorsOf = (course: OwnCourse, who: LogInput['who']): readonly string[] => [
  ...(who === 'other' ? [] : [course.mentorId]),
  ...(who === 'me' || course.other === undefined ? [] : [course.other.id]),
];

const valuesOf = (body: LogInput): Readonly<Record<string, string>> => ({
  who: body.who,
  heldOn: body.heldOn.toString(),
  mode: body.mode,
  kept: body.kept,
  minutes: body.minutes?.toString() ?? '',
  note: body.note,
  concern: body.concern ?? '',
});

export const logForm = get('/my/:courseId/log', {
  access,
  params,
  reads: 'nothing sensitive',
  show: async (context) => {
    const shown = await logPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

/** Logs a contact once, credited to everybody who was there; with the tick, raises a concern in the same change. */
export const logContact = post('/my/:courseId/log', {
  access,
  params,
  body: logSchema,
  audit: 'contact.logged',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const course = await cases.read((db) => ownCourse(db, context.params.courseId, clock.today()));
    if (course === undefined) return notFound;
    const errors = errorsOf(context, course, body);
    if (Object.keys(errors).length > 0)
      return returnForm(context, { errors, values: valuesOf(body), lists: { lifeAreas: body.lifeAreas } });
    const author = { by: viewer.userId, now: clock.now() };
    const contact: NewContact = {
      ...body,
      concern: body.concern === 'yes',
      mentorIds: mentorsOf(course, body.who),
    };
    await cases.change(
      (result: { contactId: string }) => ({
        action: 'contact.logged',
        subject: course.courseId,
        branchId: course.branchId,
        detail: { ...result, mode: body.mode, kept: body.kept, who: body.who, concern: contact.concern },
      }),
      async (db) => {
        const contactId = await addContact(db, course, contact, author);
        if (contact.concern) await raiseConcern(db, course, { text: '', contactId }, author);
        return { contactId };
      },
    );
    const text = contact.concern ? texts[lang].savedConcern : texts[lang].saved;
    return redirect(`/my/${course.courseId}`, { kind: 'done', text });
  },
  rejected: async (context, returned) => returnForm(context, returned),
});
