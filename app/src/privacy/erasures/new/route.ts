import { get, view } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { newErasurePage } from './page.tsx';

export const newErasure = get('/privacy/erasures/new', {
  access: guardians,
  reads: 'nothing sensitive',
  show: async (context) => view(newErasurePage(context)),
});
