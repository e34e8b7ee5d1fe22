import { get, view } from '../../route.ts';
import { listBranches } from '../store.ts';
import { BranchesPage } from './view.tsx';

export const showBranches = get('/branches', {
  access: { who: ['administrator'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ cases, page, viewer }) => {
    const branches = await cases.read((db) => listBranches(db, viewer.organisation?.id ?? ''));
    return view(<BranchesPage page={page} branches={branches} />);
  },
});
