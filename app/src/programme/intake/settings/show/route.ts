import { get, view } from '../../../../office/route.ts';
import { access, settingsPage } from '../page.tsx';

export const showIntakeSettings = get('/settings/intake', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await settingsPage(context)),
});
