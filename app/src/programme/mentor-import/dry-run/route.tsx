import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { overImport } from '../access.ts';
import { findImport } from '../store.ts';
import { DryRunPage } from './view.tsx';

export const seeMentorFile = get('/mentors/import/:id', {
  access: overImport,
  params: idParams,
  reads: 'mentors.read',
  show: async ({ cases, house, page, params, newRequestId }) => {
    const found = await cases.read((db) => findImport(db, house.secrets, params.id));
    return found === undefined
      ? notFound
      : view(<DryRunPage page={page} found={found} requestId={newRequestId} />);
  },
});
