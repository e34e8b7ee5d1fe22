import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const find = createRequire(import.meta.url).resolve;
/** The letters of the pages. The renderer sees no others, so a picture has the same bytes on every machine. */
const fonts = ['Regular', 'SemiBold', 'Bold'].map((weight) =>
  path.join(find('dkfds'), '../../../src/fonts/IBMPlexSans/complete/ttf', `IBMPlexSans-${weight}.ttf`),
);

let ready: Promise<readonly Uint8Array[]> | undefined;

/** Once for the process: the renderer refuses to be begun twice. */
const begin = async (): Promise<readonly Uint8Array[]> => {
  await initWasm(await readFile(find('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(fonts.map((font) => readFile(font)));
};

/** An SVG as a PNG of twice its size, sharp enough for print in a column. */
export const pngOf = async (svg: string): Promise<Uint8Array<ArrayBuffer>> => {
  ready ??= begin();
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      fontBuffers: [...(await ready)],
      defaultFontFamily: 'IBM Plex Sans',
      sansSerifFamily: 'IBM Plex Sans',
    },
  });
  const image = drawing.render();
  try {
    return new Uint8Array(image.asPng());
  } finally {
    // WebAssembly's memory is not collected.
    image.free();
    drawing.free();
  }
};
