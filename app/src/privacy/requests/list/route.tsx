import { get, view } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { listRequests } from '../store.ts';
import { RequestsPage } from './view.tsx';

export const showRequests = get('/privacy/requests', {
  access: guardians,
  reads: 'access-requests.read',
  show: async ({ privacy, page, clock }) =>
    view(<RequestsPage page={page} requests={await privacy.read(listRequests)} today={clock.today()} />),
});
