import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { formatDate } from '../../../ui/index.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { access } from '../answers/find.ts';
import { answerDay } from '../proposal/deadline.ts';
import { texts } from '../proposal/texts.ts';
import { answerDaysNow } from '../settings/store.ts';
import { askReserve } from './store.ts';

/** One press after a no: the next two are asked, and the participant about them. */
export const askReserveRoute = post('/courses/:id/proposal/reserve', {
  access,
  params: idParams,
  body: z.strictObject({}),
  audit: 'match.asked',
  act: async ({ cases, clock, params, viewer, lang }) => {
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    await cases.change(
      (result: { matchId: string }) => ({
        action: 'match.asked',
        subject: course.id,
        branchId: course.branchId,
        detail: { ...result, reserve: true },
      }),
      (db) => askReserve(db, course.id, author),
    );
    const last = formatDate(lang, answerDay(author.today, await cases.read((db) => answerDaysNow(db))));
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].askedReserve(last) });
  },
  rejected: async () => notFound,
});
