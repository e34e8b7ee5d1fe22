import { get, notFound, view } from '../../../office/route.ts';
import { access, logPage, params } from './page.tsx';

export const logForm = get('/my/:courseId/log', {
  access,
  params,
  reads: 'nothing sensitive',
  show: async (context) => {
    const shown = await logPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
