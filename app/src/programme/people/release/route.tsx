import { get, notFound, post, redirect, rejectedForm, view } from '../../../office/route.ts';
import { fieldsOf } from '../../courses/release/fields.ts';
import { futureActual } from '../../courses/release/page.tsx';
import { type Prefill, prefilled, prefillQuery } from '../../courses/release/prefill.ts';
import { confirmSchema } from '../../courses/release/schema.ts';
import { currentReleaseDates, recordReleaseAlone } from '../../courses/release-store.ts';
import { idParams } from '../../mentors/fields.ts';
import { courseOf, lockPerson } from '../store.ts';
import { loadReleased, releasePage } from './page.tsx';
import { mustBeAsShown } from './policies.ts';
import { texts } from './texts.ts';

const access = { who: ['coordinator'], over: 'branch', subject: 'person' } as const;

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

export const recordPersonRelease = post('/people/:id/release-date', {
  access,
  params: idParams,
  body: confirmSchema,
  audit: 'person.release-recorded',
  act: async (context) => {
    const { cases, clock, viewer, body, lang } = context;
    const found = await loadReleased(context);
    if (found === undefined) return notFound;
    const errors = futureActual(context, body);
    if (errors !== undefined)
      return rejectedForm(releasePage(context, found, { ...fieldsOf(body), basis: body.basis }, errors));
    const { person } = found;
    const { basis, kind, certainty } = body;
    const detail = { kind, certainty, date: body.date?.toString() ?? null };
    const event = {
      action: 'person.release-recorded',
      subject: person.id,
      branchId: person.branch_id,
      detail,
    };
    await cases.change(event, async (db) => {
      await lockPerson(db, person.id);
      const current = (await currentReleaseDates(db, [person.id])).get(person.id)?.id ?? '';
      const courseRuns = (await courseOf(db, person.id))?.closed === false;
      mustBeAsShown({ current, shown: basis, courseRuns });
      const place = {
        personId: person.id,
        organisationId: person.organisation_id,
        branchId: person.branch_id,
      };
      const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
      return { recordId: await recordReleaseAlone(db, place, body, author) };
    });
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, { values, errors }) => {
    const found = await loadReleased(context);
    return found === undefined ? notFound : rejectedForm(releasePage(context, found, values, errors));
  },
});
