import { raw } from 'hono/html';
import { useLang } from '../context.ts';
import type { Content, Words } from '../types.ts';
import { Details } from './blocks.tsx';

const words: Words<'table' | 'download'> = {
  da: { table: 'Tallene bag figuren', download: 'Hent' },
  en: { table: 'The numbers behind the figure', download: 'Download' },
};

const forbidden = /<script|<foreignObject|\son\w+\s*=|javascript:/i;

export interface FigureProps {
  /** Says the finding, not the method. */
  readonly title: string;
  /** A finished SVG made by our own code, with its own title or aria-label. */
  readonly svg: string;
  /** The table twin: the same numbers. */
  readonly table: Content;
  /** n, period and source. */
  readonly caption?: Content;
  readonly downloads?: readonly { readonly href: string; readonly text: string }[] | undefined;
  readonly level?: 2 | 3 | undefined;
}

/** A picture, its source line, its table twin and its downloads. Throws on an SVG that carries script. */
export function Figure({ title, svg, table, caption, downloads = [], level = 2 }: FigureProps) {
  const text = words[useLang()];
  if (!svg.trimStart().startsWith('<svg') || forbidden.test(svg))
    throw new Error('A figure is one SVG without script');
  return (
    <figure class="pm-figure">
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      <div class="pm-figure-svg">{raw(svg)}</div>
      <figcaption>
        {caption}
        {downloads.length === 0 ? null : (
          <span class="pm-downloads">
            {text.download}
            {downloads.map((file) => (
              <a href={file.href} download={true}>
                {file.text}
              </a>
            ))}
          </span>
        )}
      </figcaption>
      <Details summary={text.table}>{table}</Details>
    </figure>
  );
}
