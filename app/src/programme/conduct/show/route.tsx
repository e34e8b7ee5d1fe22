import { get, view } from '../../../office/route.ts';
import { access } from '../access.ts';
import { conductVersions } from '../store.ts';
import { ConductPage } from '../view.tsx';

export const showConduct = get('/settings/conduct', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, viewer }) => {
    const versions = await cases.read((db) => conductVersions(db, viewer.organisation?.id ?? ''));
    return view(<ConductPage page={page} versions={versions} />);
  },
});
