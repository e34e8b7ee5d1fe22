import { get, view } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { listErasures } from '../store.ts';
import { ErasuresPage } from './view.tsx';

export const showErasures = get('/privacy/erasures', {
  access: guardians,
  reads: 'nothing sensitive',
  show: async ({ privacy, page }) =>
    view(<ErasuresPage page={page} erasures={await privacy.read((db) => listErasures(db))} />),
});
