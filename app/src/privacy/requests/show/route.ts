import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../../../programme/mentors/fields.ts';
import { guardians } from '../../access.ts';
import { requestPage } from './page.tsx';

export const showRequest = get('/privacy/requests/:id', {
  access: guardians,
  params: idParams,
  reads: 'access-request.read',
  show: async (context) => {
    const page = await requestPage(context);
    return page === undefined ? notFound : view(page);
  },
});
