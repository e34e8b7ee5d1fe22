import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { takeBackNotices, tellMentors } from '../notices.ts';
import { changedMeanwhile } from '../policies.ts';
import { access, authorOf, findOpen } from '../release/page.tsx';
import { texts } from '../release/texts.ts';
import { undoRelease } from '../release-store.ts';
import { lockCourse } from '../store.ts';

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
      const author = authorOf(context);
      const undone = await undoRelease(db, course, context.body.record, author);
      if (undone === undefined) throw changedMeanwhile();
      // Whose letter has left the house already is told once more; nobody else hears anything.
      const gone = await takeBackNotices(db, context.body.record);
      const told = gone > 0 ? await tellMentors(db, course.id, 'release', undone.recordId, author.now) : 0;
      return { told };
    });
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[context.lang].undone });
  },
  rejected: async () => notFound,
});
