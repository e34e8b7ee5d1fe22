import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../fields.ts';
import { access } from '../../stage/change.ts';
import { findHere } from '../find.ts';
import { LeavePage } from '../view.tsx';

export const askToLeave = get('/mentors/:id/leave', {
  access,
  params: idParams,
  reads: 'mentor.read',
  show: async (context) => {
    const found = await findHere(context);
    if (found === undefined) return notFound;
    const { page, newRequestId } = context;
    return view(<LeavePage page={page} {...found} values={{}} errors={{}} requestId={newRequestId} />);
  },
});
