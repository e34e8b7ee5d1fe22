import { get, notFound, redirect, view } from '../../../../office/route.ts';
import { type Prefill, prefilled, prefillQuery } from '../../../courses/release/prefill.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access } from '../access.ts';
import { loadReleased, releasePage } from '../page.tsx';

/** What the link brought goes along to the course's form. */
const searchOf = (query: Prefill): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

/** For somebody with a course running the date belongs to the course, whose plan follows it. */
export const releaseOfPerson = get('/people/:id/release-date', {
  access,
  params: idParams,
  query: prefillQuery,
  reads: 'person.read',
  show: async (context) => {
    const found = await loadReleased(context);
    if (found === undefined) return notFound;
    if (found.course?.closed === false)
      return redirect(`/courses/${found.course.id}/release-date${searchOf(context.query)}`);
    return view(releasePage(context, found, prefilled(context.lang, context.query, found.current)));
  },
});
