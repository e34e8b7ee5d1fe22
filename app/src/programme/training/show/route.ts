import { get, view } from '../../../office/route.ts';
import { access, trainingPage } from '../page.tsx';

export const showTraining = get('/settings/training', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await trainingPage(context)),
});
