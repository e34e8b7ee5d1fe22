import { get, view } from '../route.ts';
import { SettingsPage } from './view.tsx';

export const settingsIndex = get('/settings', {
  access: { who: ['programme-lead'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ page }) => view(<SettingsPage page={page} />),
});
