import type { Language, Text } from '../words/text.ts';
import { figureWidth, wrapped } from './svg.ts';
import type { DrawnFigure } from './trial/page.ts';

const titleSize = 19;
const titleLine = 26;
const noteSize = 14;
const noteLine = 22;
const margin = 24;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const textAt = (words: string, y: number, attributes: string): string =>
  `<text x="${margin}" y="${y}" ${attributes}>${escaped(words)}</text>`;

/**
 * A figure to leave the page with: the finding above it and a white ground under it, so that whoever meets it elsewhere
 * has title, picture, source and n together. `note` stands under the title, for what must never be left behind, as that
 * the data are invented.
 */
export function poster(figure: DrawnFigure, language: Language, note: Text | null): string {
  const { wide } = figure.svg;
  const height = Number(/ height="([\d.]+)"/u.exec(wide)?.[1] ?? 0);
  const width = figureWidth.wide;
  const lines = wrapped(figure.title, width, titleSize * 0.56);
  const noteTop = margin + lines.length * titleLine;
  const top = noteTop + (note === null ? 0 : noteLine) + 8;
  const bold = `font-size="${titleSize}" font-weight="600"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * margin}" height="${top + height + margin}" `,
    `viewBox="0 0 ${width + 2 * margin} ${top + height + margin}" lang="${language}" `,
    `font-family="'IBM Plex Sans', system-ui, sans-serif" fill="#1d2a33" color="#1d2a33">`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    ...lines.map((line, index) => textAt(line, margin + titleSize + index * titleLine, bold)),
    note === null
      ? ''
      : textAt(
          note[language],
          noteTop + noteSize,
          `font-size="${noteSize}" fill="#94580d" font-weight="600"`,
        ),
    wide.replace('<svg ', `<svg x="${margin}" y="${top}" `),
    '</svg>',
  ].join('');
}
