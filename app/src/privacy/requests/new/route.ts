import { get, view } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { newRequestPage } from './page.tsx';

export const newRequest = get('/privacy/requests/new', {
  access: guardians,
  reads: 'nothing sensitive',
  show: async (context) => view(newRequestPage(context)),
});
