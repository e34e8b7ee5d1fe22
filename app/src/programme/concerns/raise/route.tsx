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
import { Form, type FormErrors, formatInstant, Page, type PageContext, TextArea } from '../../../ui/index.ts';
import { type OwnCourse, ownCourse } from '../../contacts/visibility.ts';
import { note } from '../../mentors/fields.ts';
import { raiseConcern } from '../store.ts';
import { texts } from '../texts.ts';

const access = { who: ['mentor'], over: 'own', subject: 'course' } as const;
const params = z.object({ courseId: z.uuid() });
type Context = Pick<
  RouteContext<{ courseId: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

interface ConcernFormProps {
  readonly page: PageContext;
  readonly course: OwnCourse;
  readonly text?: string | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

function ConcernFormPage({ page, course, text: written, errors, requestId }: ConcernFormProps) {
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={text.lead}
      back={{ href: `/my/${course.courseId}`, text: course.person }}
      errors={errors}
    >
      <Form
        page={page}
        action={`/my/${course.courseId}/concern`}
        submit={text.send}
        errors={errors}
        requestId={requestId}
        draft={`concern:${course.courseId}`}
        thumb
      >
        <TextArea
          name="text"
          label={text.what}
          hint={text.whatHint}
          value={written}
          maxLength={500}
          rows={4}
          optional
        />
      </Form>
    </Page>
  );
}

const find = ({ cases, params: asked, clock }: Context) =>
  cases.read((db) => ownCourse(db, asked.courseId, clock.today()));

export const concernForm = get('/my/:courseId/concern', {
  access,
  params,
  reads: 'nothing sensitive',
  show: async (context) => {
    const course = await find(context);
    if (course === undefined) return notFound;
    return view(<ConcernFormPage page={context.page} course={course} requestId={context.newRequestId} />);
  },
});

/** One press from the form: the coordinators are told, and the mentor gets a receipt. */
export const raiseConcernRoute = post('/my/:courseId/concern', {
  access,
  params,
  body: z.strictObject({ text: note }),
  audit: 'concern.raised',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const course = await find(context);
    if (course === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now() };
    await cases.change(
      (result: { concernId: string }) => ({
        action: 'concern.raised',
        subject: result.concernId,
        branchId: course.branchId,
        detail: { courseId: course.courseId },
      }),
      async (db) => ({ concernId: await raiseConcern(db, course, { text: body.text }, author) }),
    );
    return redirect(`/my/${course.courseId}`, {
      kind: 'done',
      text: texts[lang].sent(formatInstant(lang, author.now, 'day')),
    });
  },
  rejected: async (context, { errors, values }) => {
    const course = await find(context);
    if (course === undefined) return notFound;
    return rejectedForm(
      <ConcernFormPage
        page={context.page}
        course={course}
        text={values['text']}
        errors={errors}
        requestId={values['_request'] ?? context.newRequestId}
      />,
    );
  },
});
