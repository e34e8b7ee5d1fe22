import { resultsJson } from '@primus-motor/evaluation';
import { get, notFound, type Reply } from '../../../../office/route.ts';
import { slugParams } from '../../public/route.tsx';
import { findPublished } from '../../store.ts';

/** The released results: the bytes whose SHA-256 the page shows. */
export const releasedFile = get('/results/:slug/results.json', {
  access: { who: 'anyone' },
  params: slugParams,
  reads: 'nothing sensitive',
  show: async ({ study, params }): Promise<Reply> => {
    const published = await study.read((db) => findPublished(db, params.slug));
    if (published === undefined) return notFound;
    const content = resultsJson(published.results);
    return { kind: 'file', name: `${params.slug}-results.json`, type: 'application/json', content };
  },
});
