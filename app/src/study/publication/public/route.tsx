import { z } from 'zod';
import { get, notFound, view } from '../../../office/route.ts';
import { findPublished, withdrawnAt } from '../store.ts';
import { ResultPage } from './view.tsx';
import { WithdrawnPage } from './withdrawn.tsx';

export const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,100}$/u) });

export const showResult = get('/results/:slug', {
  access: { who: 'anyone' },
  params: slugParams,
  reads: 'nothing sensitive',
  show: async ({ study, page, params, house }) => {
    const { published, withdrawn } = await study.read(async (db) => ({
      published: await findPublished(db, params.slug),
      withdrawn: await withdrawnAt(db, params.slug),
    }));
    if (published !== undefined)
      return view(<ResultPage page={page} published={published} publicUrl={house.publicUrl} />);
    return withdrawn === undefined ? notFound : view(<WithdrawnPage page={page} at={withdrawn} />, 410);
  },
});
