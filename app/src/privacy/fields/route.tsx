import { get, view } from '../../office/route.ts';
import { guardians } from '../access.ts';
import { FieldsPage } from './view.tsx';

export const showFields = get('/privacy/fields', {
  access: guardians,
  reads: 'nothing sensitive',
  show: async ({ page }) => view(<FieldsPage page={page} />),
});
