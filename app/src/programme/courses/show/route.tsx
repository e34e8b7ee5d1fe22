import { whoSees } from '../../../office/fields.ts';
import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { readCourse } from './course.ts';
import { CoursePage } from './view.tsx';

export const showCourse = get('/courses/:id', {
  access: {
    who: whoSees(['coordinator'], 'name', 'phone', 'contactRule', 'alert', 'contactNote', 'releaseDate'),
    over: 'branch',
    subject: 'course',
  },
  params: idParams,
  reads: 'course.read',
  show: async ({ cases, page, params, clock }) => {
    const facts = await cases.read((db) => readCourse(db, params.id, clock.today()));
    return facts === undefined ? notFound : view(<CoursePage page={page} {...facts} />);
  },
});
