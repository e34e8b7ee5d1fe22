import { notFound, post, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { careOf } from '../../people/care/store.ts';
import { lookForNames } from '../../people/named.ts';
import { mentorsToTell } from '../notices.ts';
import { fieldsOf } from '../release/fields.ts';
import { access, authorOf, findOpen, notYet, returnForm } from '../release/page.tsx';
import { releaseSchema } from '../release/schema.ts';
import { movesDate, previewRelease } from '../release-store.ts';
import { PreviewPage } from './view.tsx';

/** Shows what a date would do; changes nothing. */
export const previewReleaseRoute = post('/courses/:id/release-date/preview', {
  access,
  params: idParams,
  body: releaseSchema,
  warns: lookForNames(['confirmedBy', 'source']),
  audit: 'course.release-previewed',
  act: async (context) => {
    const { cases, page, body, newRequestId } = context;
    const errors = notYet(context, body);
    if (errors !== undefined) return returnForm(context, fieldsOf(body), errors);
    const course = await findOpen(context);
    if (course === undefined) return notFound;
    const author = authorOf(context);
    const found = await cases.read(async (db) => {
      const preview = await previewRelease(db, course, body, author);
      return {
        preview,
        told: movesDate(preview) ? await mentorsToTell(db, course.id) : [],
        care: await careOf(db, course.personId, author.today),
      };
    });
    return view(
      <PreviewPage
        page={page}
        course={course}
        said={body}
        {...found}
        today={author.today}
        requestId={newRequestId}
      />,
    );
  },
  rejected: async (context, { values, errors }) => returnForm(context, values, errors),
});
