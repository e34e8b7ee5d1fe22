import { whoChanges } from '../../../office/fields.ts';
import { notFound, type RouteContext, rejectedForm } from '../../../office/route.ts';
import type { FormErrors } from '../../../ui/index.ts';
import { impossibleDay } from '../../people/possible-days.ts';
import { courseOver } from '../policies.ts';
import { releasedOn } from '../release-date.ts';
import { currentReleaseDates, type NewReleaseDate } from '../release-store.ts';
import { findCourse } from '../store.ts';
import { texts } from './texts.ts';
import { ReleaseFormPage } from './view.tsx';

export const access = {
  who: whoChanges(['coordinator'], 'releaseDate'),
  over: 'branch',
  subject: 'course',
} as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'viewer' | 'lang'
>;

export const authorOf = ({ viewer, clock }: Context) => ({
  by: viewer.userId,
  now: clock.now(),
  today: clock.today(),
});

/** The course, while it runs. @throws Refused when it is over */
export const findOpen = async ({ cases, params }: Context) => {
  const course = await cases.read((db) => findCourse(db, params.id));
  if (course?.closedOn !== undefined) throw courseOver();
  return course;
};

export const formPage = async (
  context: Context,
  values: Readonly<Record<string, string>>,
  errors?: FormErrors | undefined,
) => {
  const course = await findOpen(context);
  if (course === undefined) return undefined;
  const releases = await context.cases.read((db) => currentReleaseDates(db, [course.personId]));
  const path = `/courses/${course.id}`;
  const text = texts[context.lang];
  return (
    <ReleaseFormPage
      page={context.page}
      person={course.person}
      lead={text.lead}
      back={{ href: path, text: text.back }}
      action={`${path}/release-date/preview`}
      submit={text.preview}
      releasedOn={releasedOn(releases.get(course.personId))}
      hidden={{ answer: values['answer'] ?? '' }}
      values={values}
      errors={errors}
    />
  );
};

export const returnForm = async (
  context: Context,
  values: Readonly<Record<string, string>>,
  errors: FormErrors,
) => {
  const shown = await formPage(context, values, errors);
  return shown === undefined ? notFound : rejectedForm(shown);
};

/** What the schema cannot know: today. A release that happened and a confirmation have a day up to it; no day is absurd. */
export const notYet = (
  { clock, lang }: Pick<Context, 'clock' | 'lang'>,
  said: Pick<NewReleaseDate, 'kind' | 'date' | 'latestDate' | 'confirmedOn'>,
): FormErrors | undefined => {
  const comes = (day: Temporal.PlainDate | undefined) =>
    day !== undefined && Temporal.PlainDate.compare(day, clock.today()) > 0;
  if (said.kind === 'actual' && comes(said.date)) return { date: texts[lang].futureActual };
  if (comes(said.confirmedOn)) return { confirmedOn: texts[lang].futureConfirmed };
  for (const [field, until] of [
    ['date', said.kind === 'actual' ? 'today' : 'ahead'],
    ['latestDate', 'ahead'],
    ['confirmedOn', 'today'],
  ] as const) {
    const impossible = impossibleDay(lang, clock.today(), said[field], until);
    if (impossible !== undefined) return { [field]: impossible };
  }
  return undefined;
};
