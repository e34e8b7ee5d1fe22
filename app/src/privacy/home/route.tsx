import { get, view } from '../../office/route.ts';
import { guardians } from '../access.ts';
import { PrivacyPage } from './view.tsx';

export const privacyHome = get('/privacy', {
  access: guardians,
  reads: 'nothing sensitive',
  show: async ({ page }) => view(<PrivacyPage page={page} />),
});
