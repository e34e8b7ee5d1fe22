import { get, notFound, view } from '../../../office/route.ts';
import { access, find, params } from './find.ts';
import { EndPage } from './view.tsx';

export const endForm = get('/courses/:id/mentors/:assignment/end', {
  access,
  params,
  reads: 'course.read',
  show: async (context) => {
    const found = await find(context);
    return found === undefined ? notFound : view(<EndPage page={context.page} {...found} />);
  },
});
