import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** How wide a figure is drawn: `wide` for a page of 1280 px and for print, `narrow` for a phone. */
export type FigureSize = 'wide' | 'narrow';

export const figureSizes: readonly FigureSize[] = Object.freeze(['wide', 'narrow']);

/** What every figure carries besides its marks. */
export interface FigureFrame {
  /** Unique on the page and stable: ids inside the SVG are built from it. Letters, digits and hyphens. */
  readonly id: string;
  /** The finding, in words. */
  readonly title: string;
  /** What a person who cannot see the figure must know: the same numbers, in sentences. */
  readonly description: string;
  /** Source and number of participants; drawn inside the figure, so that a copied figure keeps them. */
  readonly source: string;
  readonly language: 'da' | 'en';
  readonly size: FigureSize;
}

/** The table that says the same as the figure. */
export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
}

/** Widths in px; a figure is never scaled down, since its letters would shrink with it. */
export const figureWidth: Readonly<Record<FigureSize, number>> = Object.freeze({ wide: 680, narrow: 342 });

export const fontSize = 14;

/** The tones of look.md. Arms differ by dash and label too, never by tone alone. */
export const tones = Object.freeze({
  first: Object.freeze({ colour: '#0f5c63', dash: 'none', class: 'tone-first' }),
  second: Object.freeze({ colour: '#94580d', dash: '7 4', class: 'tone-second' }),
});

export type Tone = keyof typeof tones;

const svgNamespace = 'http://www.w3.org/2000/svg';

function newDocument(): Document {
  return parseHTML('<!doctype html><html><body></body></html>').document;
}

/** Text is escaped here for titles and descriptions; Plot escapes what it draws. */
function textElement(document: Document, name: string, id: string, content: string): SVGElement {
  const element = document.createElementNS(svgNamespace, name) as SVGElement;
  element.setAttribute('id', id);
  element.textContent = content;
  return element;
}

/** Rounds the coordinates in an attribute to 1/100 px: shorter, and the same on every machine. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/gu, (number) =>
    String(Math.round(Number(number) * 100) / 100),
  );
}

/**
 * Makes a drawn SVG fit for a page with a strict content policy and for screen readers: no style elements or
 * attributes, coordinates rounded, one image with title and description, the frame's id on it.
 */
function finish(document: Document, svg: Element, frame: FigureFrame): string {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of ['style', 'aria-label', 'aria-hidden', 'aria-description'])
      element.removeAttribute(name);
    for (const attribute of [...element.attributes]) attribute.value = rounded(attribute.value);
  }
  svg.setAttribute('xmlns', svgNamespace);
  svg.setAttribute('id', frame.id);
  svg.setAttribute('role', 'img');
  svg.setAttribute('lang', frame.language);
  svg.setAttribute('aria-labelledby', `${frame.id}-title ${frame.id}-desc`);
  svg.setAttribute('font-family', "'IBM Plex Sans', system-ui, sans-serif");
  svg.prepend(
    textElement(document, 'title', `${frame.id}-title`, frame.title),
    textElement(document, 'desc', `${frame.id}-desc`, frame.description),
  );
  return svg.outerHTML;
}

/** Breaks words into lines at a width in px, counted in letters of the given mean width. */
export function wrapped(words: string, width: number, letter = 7.4): string[] {
  const letters = Math.max(6, Math.floor(width / letter));
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Draws with Observable Plot on the server. The same options give the same bytes. Margins are 0 unless given. */
export function draw(frame: FigureFrame, height: number, options: Plot.PlotOptions): string {
  const document = newDocument();
  const width = figureWidth[frame.size];
  const source = Plot.text([frame.source], {
    frameAnchor: 'bottom-left',
    dx: -(options.marginLeft ?? 0),
    dy: (options.marginBottom ?? 0) - 6,
    lineAnchor: 'bottom',
    lineWidth: width / 13,
    fontSize: 12,
    fillOpacity: 0.75,
  });
  const svg = Plot.plot({
    document,
    width,
    height,
    className: 'figure-svg',
    margin: 0,
    ...options,
    marks: [...(options.marks ?? []), source],
  });
  return finish(document, svg, frame);
}
