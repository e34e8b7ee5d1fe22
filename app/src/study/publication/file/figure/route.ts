import { poster } from '@primus-motor/evaluation';
import { z } from 'zod';
import { get, notFound, type Reply } from '../../../../office/route.ts';
import { pngOf } from '../../../../platform/png.ts';
import type { Lang } from '../../../../ui/index.ts';
import { figuresOf } from '../../../results/drawn.ts';
import { slugParams } from '../../public/route.tsx';
import { findPublished, type Published } from '../../store.ts';

const names = ['dots', 'survival', 'forest', 'flow'] as const;
const figureParams = slugParams.extend({
  figure: z.templateLiteral([z.enum(names), '.', z.enum(['svg', 'png'])]),
});

const invented = { da: 'Opdigtede data', en: 'Invented data' };

const svgOf = (published: Published, name: (typeof names)[number], lang: Lang): string | undefined => {
  const drawn = figuresOf(published, lang, 'figure')[name];
  return drawn === null ? undefined : poster(drawn, lang, published.invented ? invented : null);
};

/** Pictures that were drawn already: what is published never changes, and drawing takes a moment. */
const drawnAlready = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const mostKept = 50;

const pictureOf = (key: string, svg: string): Promise<Uint8Array<ArrayBuffer>> => {
  const kept = drawnAlready.get(key);
  if (kept !== undefined) return kept;
  if (drawnAlready.size >= mostKept) drawnAlready.clear();
  const picture = pngOf(svg);
  drawnAlready.set(key, picture);
  return picture;
};

/** A figure as a file of its own, with the finding, its source line and n inside. */
export const figureFile = get('/results/:slug/:figure', {
  access: { who: 'anyone' },
  params: figureParams,
  reads: 'nothing sensitive',
  show: async ({ study, params, lang }): Promise<Reply> => {
    const published = await study.read((db) => findPublished(db, params.slug));
    const [name, kind] = params.figure.split('.') as [(typeof names)[number], 'svg' | 'png'];
    const svg = published === undefined ? undefined : svgOf(published, name, lang);
    if (published === undefined || svg === undefined) return notFound;
    const file = { kind: 'file', name: `${params.slug}-${params.figure}` } as const;
    if (kind === 'png') {
      const content = await pictureOf(`${published.id} ${params.figure} ${lang}`, svg);
      return { ...file, type: 'image/png', content };
    }
    return { ...file, type: 'image/svg+xml', content: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}` };
  },
});
