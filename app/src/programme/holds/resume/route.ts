import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { Author } from '../../courses/store.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { restsNoMore } from '../policies.ts';
import { noteWord, runningHolds } from '../store.ts';
import { access, resumePage, returnForm } from './page.tsx';
import { restartCourse } from './restart.ts';
import { resumeCourse } from './store.ts';
import { texts } from './texts.ts';

export const resumeForm = get('/courses/:id/resume', {
  access,
  params: idParams,
  reads: 'course.read',
  show: async (context) => {
    const shown = await resumePage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

const outcomes = ['still', 'resumed', 'restarted'] as const;
type Outcome = (typeof outcomes)[number];

interface Done extends Readonly<Record<string, string | number>> {
  readonly courseId: string;
  readonly moved: number;
}

const goOn = async (db: Database, courseId: string, outcome: Outcome, author: Author): Promise<Done> => {
  if (outcome === 'resumed') return { courseId, ...(await resumeCourse(db, courseId, author)) };
  if (outcome === 'restarted') return { ...(await restartCourse(db, courseId, author)), moved: 0 };
  const hold = (await runningHolds(db, [courseId])).get(courseId);
  if (hold === undefined || !(await noteWord(db, hold.id, author.today))) throw restsNoMore();
  return { courseId, moved: 0 };
};

const actions = { still: 'course.held', resumed: 'course.resumed', restarted: 'course.restarted' } as const;

/** A pause goes on, is over, or the course begins anew. */
export const resumeCourseRoute = post('/courses/:id/resume', {
  access,
  params: idParams,
  body: z.strictObject({ outcome: z.enum(outcomes, 'Vælg, hvad der er nyt. | Choose what is new.') }),
  audit: 'course.resumed',
  act: async ({ cases, clock, params, body, viewer, lang }) => {
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const { outcome } = body;
    const done = await cases.change(
      (result: Done) => ({
        action: actions[outcome],
        subject: course.id,
        branchId: course.branchId,
        detail: { outcome, ...result },
      }),
      (db) => goOn(db, course.id, outcome, author),
    );
    const text = texts[lang];
    const said = {
      still: text.doneStill,
      resumed: text.doneResumed(done.moved),
      restarted: text.doneRestarted,
    };
    return redirect(`/courses/${done.courseId}`, { kind: 'done', text: said[outcome] });
  },
  rejected: returnForm,
});
