import { z } from 'zod';
import { get, notFound, view } from '../../../office/route.ts';
import { parametersFrom, pricesOf } from '../../prices/store.ts';
import { findPublished, withdrawnAt } from '../store.ts';
import { ResultPage } from './view.tsx';
import { WithdrawnPage } from './withdrawn.tsx';

export const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,100}$/u) });

export const showResult = get('/results/:slug', {
  access: { who: 'anyone' },
  params: slugParams,
  reads: 'nothing sensitive',
  show: async ({ study, page, params, house }) => {
    const { published, prices, withdrawn } = await study.read(async (db) => {
      const found = await findPublished(db, params.slug);
      return {
        published: found,
        prices: found === undefined ? [] : await pricesOf(db, found.studyId),
        withdrawn: await withdrawnAt(db, params.slug),
      };
    });
    if (published !== undefined)
      return view(
        <ResultPage
          page={page}
          published={published}
          parameters={parametersFrom(prices)}
          publicUrl={house.publicUrl}
        />,
      );
    return withdrawn === undefined ? notFound : view(<WithdrawnPage page={page} at={withdrawn} />, 410);
  },
});
