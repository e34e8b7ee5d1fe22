import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { currentReleaseDates } from '../release-store.ts';
import { access, findOpen, formPage } from './page.tsx';
import { prefilled, prefillQuery } from './prefill.ts';

export const releaseForm = get('/courses/:id/release-date', {
  access,
  params: idParams,
  query: prefillQuery,
  reads: 'course.read',
  show: async (context) => {
    const { cases, query, lang } = context;
    const course = await findOpen(context);
    if (course === undefined) return notFound;
    const releases = await cases.read((db) => currentReleaseDates(db, [course.personId]));
    const shown = await formPage(context, prefilled(lang, query, releases.get(course.personId)));
    return shown === undefined ? notFound : view(shown);
  },
});
