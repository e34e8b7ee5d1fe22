import { figuresFrom } from '@primus-motor/evaluation';
import { z } from 'zod';
import { get, notFound, type Reply } from '../../../../office/route.ts';
import { slugParams } from '../../public/route.tsx';
import { findPublished } from '../../store.ts';

const figureParams = slugParams.extend({
  figure: z.enum(['dots.svg', 'survival.svg', 'forest.svg', 'flow.svg']),
});

/** A figure as a file of its own, with its source line and n inside. */
export const figureFile = get('/results/:slug/:figure', {
  access: { who: 'anyone' },
  params: figureParams,
  reads: 'nothing sensitive',
  show: async ({ study, params, lang }): Promise<Reply> => {
    const published = await study.read((db) => findPublished(db, params.slug));
    if (published === undefined) return notFound;
    const figures = figuresFrom(published.results, lang, 'figure');
    const name = params.figure.slice(0, -'.svg'.length) as keyof typeof figures;
    const drawn = figures[name];
    if (drawn === null) return notFound;
    const content = `<?xml version="1.0" encoding="UTF-8"?>\n${drawn.svg.wide}`;
    return { kind: 'file', name: `${params.slug}-${params.figure}`, type: 'image/svg+xml', content };
  },
});
