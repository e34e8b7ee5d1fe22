import { get, notFound, view } from '../../../../office/route.ts';
import { followPage } from '../../follow/page.tsx';
import { LinkClosedPage } from '../closed.tsx';
import { findHandIn } from '../find.ts';
import { linkParams } from '../link.ts';
import { HandInPage } from '../view.tsx';

export const handInForm = get('/refer/:token', {
  access: { who: 'link' },
  params: linkParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await findHandIn(context);
    if (found === undefined) return notFound;
    const { page, newRequestId } = context;
    if (found.link.state === 'used') {
      const followed = await followPage(context);
      if (followed !== undefined) return view(followed);
    }
    if (found.link.state !== 'open')
      return view(<LinkClosedPage page={page} state={found.link.state} />, 410);
    return view(
      <HandInPage
        {...found}
        page={page}
        action={context.http.req.path}
        values={found.draft?.fields}
        requestId={newRequestId}
      />,
    );
  },
});
