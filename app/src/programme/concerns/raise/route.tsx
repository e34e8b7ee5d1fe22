import { get, notFound, view } from '../../../office/route.ts';
import { access, find, params } from './find.ts';
import { ConcernFormPage } from './view.tsx';

export const concernForm = get('/my/:courseId/concern', {
  access,
  params,
  reads: 'nothing sensitive',
  show: async (context) => {
    const course = await find(context);
    if (course === undefined) return notFound;
    return view(<ConcernFormPage page={context.page} course={course} requestId={context.newRequestId} />);
  },
});
