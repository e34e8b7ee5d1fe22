import { listedStudies } from '../../../doors/register-list.ts';
import { get, view } from '../../../office/route.ts';
import { administrator } from '../access.ts';
import { seesNoOutcomes } from '../policies.ts';
import { RegisterListsPage } from './view.tsx';

export const showRegisterLists = get('/register-lists', {
  access: administrator,
  proof: 'recent',
  reads: 'nothing sensitive',
  show: async ({ doors, page, viewer }) => {
    const studies = await listedStudies(doors, viewer.organisation?.id ?? '');
    return view(<RegisterListsPage page={page} studies={studies} mayFetch={seesNoOutcomes(viewer)} />);
  },
});
