import { get, view } from '../../../office/route.ts';
import { manager, noParams } from '../access.ts';
import { NewStudyPage } from './view.tsx';

export const newStudy = get('/studies/new', {
  access: manager,
  params: noParams,
  reads: 'nothing sensitive',
  show: async ({ page, newRequestId }) => view(<NewStudyPage page={page} requestId={newRequestId} />),
});
