import { get, view } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { retentionPage } from './page.tsx';

export const showRetention = get('/privacy/retention', {
  access: guardians,
  reads: 'retention.read',
  show: async (context) => view(await retentionPage(context)),
});
