import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { access, find } from './find.ts';
import { ConcernPage } from './view.tsx';

export const showConcern = get('/concerns/:id', {
  access,
  params: idParams,
  reads: 'concern.read',
  show: async (context) => {
    const found = await find(context);
    if (found === undefined) return notFound;
    const own = found.concern.raisedBy === context.viewer.userId;
    return view(<ConcernPage page={context.page} {...found} own={own} requestId={context.newRequestId} />);
  },
});
