import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import {
  Definitions,
  Form,
  type FormErrors,
  formatInstant,
  Page,
  type PageContext,
  Section,
  TextArea,
} from '../../../ui/index.ts';
import { writtenBy } from '../../courses/texts.ts';
import { idParams, requiredNote } from '../../mentors/fields.ts';
import { colleagueNames } from '../../mentors/store.ts';
import { findConcern, handleConcern } from '../store.ts';
import { texts } from '../texts.ts';

const access = { who: ['coordinator'], over: 'branch', subject: 'concern' } as const;
type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'newRequestId'
>;

const find = ({ cases, params }: Context) =>
  cases.read(async (db) => {
    const concern = await findConcern(db, params.id);
    return concern === undefined ? undefined : { concern, names: await colleagueNames(db) };
  });

interface ConcernPageProps extends NonNullable<Awaited<ReturnType<typeof find>>> {
  readonly page: PageContext;
  readonly note?: string | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

function Said({ page, concern, names }: ConcernPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const said = concern.text === '' && concern.contactNote === '' ? text.nothing : concern.text;
  return (
    <Definitions
      items={[
        { term: text.raised, value: formatInstant(lang, concern.raisedAt) },
        { term: text.from, value: writtenBy(lang, concern.raisedBy, names) },
        ...(said === '' ? [] : [{ term: text.said, value: said }]),
        ...(concern.contactNote === '' ? [] : [{ term: text.contactNote, value: concern.contactNote }]),
        ...(concern.handledAt === undefined
          ? []
          : [
              {
                term: text.handledOn,
                value: `${formatInstant(lang, concern.handledAt)}, ${writtenBy(lang, concern.handledBy ?? '', names)}`,
              },
              { term: text.done, value: concern.handledNote ?? '' },
            ]),
      ]}
    />
  );
}

/** What a mentor is worried about, and what was done. */
function ConcernPage(props: ConcernPageProps) {
  const { page, concern, errors } = props;
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.handleTitle(concern.person)}
      back={{ href: `/courses/${concern.courseId}`, text: text.back }}
      errors={errors}
    >
      <Said {...props} />
      {concern.handledAt === undefined ? (
        <Section title={text.handleTitleShort}>
          <Form
            page={page}
            action={`/concerns/${concern.id}`}
            submit={text.handle}
            errors={errors}
            requestId={props.requestId}
            draft={`handled:${concern.id}`}
          >
            <TextArea
              name="note"
              label={text.note}
              hint={text.noteHint}
              value={props.note}
              maxLength={500}
              rows={3}
            />
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

export const showConcern = get('/concerns/:id', {
  access,
  params: idParams,
  reads: 'concern.read',
  show: async (context) => {
    const found = await find(context);
    if (found === undefined) return notFound;
    return view(<ConcernPage page={context.page} {...found} requestId={context.newRequestId} />);
  },
});

/** Says what was done; the mentor sees that it is handled. */
export const handleConcernRoute = post('/concerns/:id', {
  access,
  params: idParams,
  body: z.strictObject({
    note: requiredNote('Skriv kort, hvad du har gjort. | Write briefly what you have done.'),
  }),
  audit: 'concern.handled',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const found = await find(context);
    if (found === undefined) return notFound;
    const { concern } = found;
    const event = { action: 'concern.handled', subject: concern.id, branchId: concern.branchId };
    await cases.change(event, async (db) => {
      const author = { by: viewer.userId, now: clock.now() };
      if (!(await handleConcern(db, concern.id, body.note, author)))
        throw new Refused('concern-handled', { da: texts.da.faster, en: texts.en.faster });
      return {};
    });
    return redirect(`/courses/${concern.courseId}`, { kind: 'done', text: texts[lang].handled });
  },
  rejected: async (context, { errors, values }) => {
    const found = await find(context);
    if (found === undefined) return notFound;
    return rejectedForm(
      <ConcernPage
        page={context.page}
        {...found}
        note={values['note']}
        errors={errors}
        requestId={values['_request'] ?? context.newRequestId}
      />,
    );
  },
});
