import { get, notFound, view } from '../../../office/route.ts';
import { manager } from '../../studies/access.ts';
import { loadStaged, stagedParams } from '../staged.ts';
import { ConfirmImportPage } from './view.tsx';

export const showDryRun = get('/studies/:id/outcomes/:staged', {
  access: manager,
  params: stagedParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await context.study.read((db) => loadStaged(db, context));
    if (found === undefined) return notFound;
    return view(<ConfirmImportPage page={context.page} requestId={context.newRequestId} {...found} />);
  },
});
