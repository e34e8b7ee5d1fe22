import type { RouteContext } from '../../../office/route.ts';
import type { FormErrors } from '../../../ui/index.ts';
import { ReleaseFormPage } from '../../courses/release/view.tsx';
import { releasedOn } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { courseOf, findPerson } from '../store.ts';
import { texts } from './texts.ts';

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'lang' | 'newRequestId'
>;

/** The person, the date that counts, and the course; undefined for a person of another branch, or none. */
export const loadReleased = ({ cases, params: { id } }: Pick<Context, 'cases' | 'params'>) =>
  cases.read(async (db) => {
    const person = await findPerson(db, id);
    if (person === undefined) return undefined;
    const current = (await currentReleaseDates(db, [id])).get(id);
    return { person, current, course: await courseOf(db, id) };
  });
type Released = NonNullable<Awaited<ReturnType<typeof loadReleased>>>;

export const releasePage = (
  { page, lang, newRequestId }: Context,
  { person, current }: Released,
  values: Readonly<Record<string, string>>,
  errors?: FormErrors,
) => {
  const path = `/people/${person.id}`;
  const text = texts[lang];
  return (
    <ReleaseFormPage
      page={page}
      person={person.shown}
      lead={text.lead}
      back={{ href: path, text: text.back }}
      action={`${path}/release-date`}
      submit={text.save}
      releasedOn={releasedOn(current)}
      // A form that comes back is the same click, and was made on the same date.
      hidden={{ basis: values['basis'] ?? current?.id ?? '', answer: values['answer'] ?? '' }}
      requestId={values['_request'] ?? newRequestId}
      values={values}
      errors={errors}
    />
  );
};
