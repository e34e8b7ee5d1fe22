import { areasOf } from '../../../doors/areas.ts';
import { get, view } from '../../../office/route.ts';
import { administrator } from '../../register-list/access.ts';
import { AreasPage } from './view.tsx';

export const showAreas = get('/areas', {
  access: administrator,
  reads: 'nothing sensitive',
  show: async ({ doors, page }) => view(<AreasPage page={page} {...(await areasOf(doors))} />),
});
