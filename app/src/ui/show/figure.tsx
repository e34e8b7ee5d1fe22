import { raw } from 'hono/html';
import { useLang } from '../context.ts';
import type { Content, Words } from '../types.ts';
import { Details } from './blocks.tsx';

const words: Words<'table' | 'download'> = {
  da: { table: 'Tallene bag figuren', download: 'Hent' },
  en: { table: 'The numbers behind the figure', download: 'Download' },
};

/** Script must never be in a figure; style of its own would be dropped by the page's content policy. */
const forbidden = /<script|<foreignObject|<style|\sstyle\s*=|\son\w+\s*=|javascript:/i;

export interface FigureProps {
  /** Says the finding, not the method. */
  readonly title: string;
  /** A finished SVG made by our own code, with its own title; or one drawn for a page and one for a phone. */
  readonly svg: string | { readonly wide: string; readonly narrow: string };
  /** The table twin: the same numbers. */
  readonly table: Content;
  /** n, period and source. */
  readonly caption?: Content;
  readonly downloads?: readonly { readonly href: string; readonly text: string }[] | undefined;
  readonly level?: 2 | 3 | undefined;
}

interface SvgProps {
  readonly svg: string;
  readonly title: string;
  readonly size?: 'wide' | 'narrow';
}

function Svg({ svg, title, size }: SvgProps) {
  if (!svg.trimStart().startsWith('<svg') || forbidden.test(svg)) {
    throw new Error('A figure is one SVG without script and without style of its own.');
  }
  if (size === 'wide') return <div class="pm-figure-svg pm-figure-svg--wide">{raw(svg)}</div>;
  // Wider than some phones: it scrolls in its own box, which the keyboard must reach.
  return (
    <section
      class={size ? 'pm-figure-svg pm-figure-svg--narrow' : 'pm-figure-svg'}
      tabindex={0}
      aria-label={title}
    >
      {raw(svg)}
    </section>
  );
}

const Picture = ({ svg, title }: Pick<FigureProps, 'svg' | 'title'>) =>
  typeof svg === 'string' ? (
    <Svg svg={svg} title={title} />
  ) : (
    <>
      <Svg svg={svg.wide} title={title} size="wide" />
      <Svg svg={svg.narrow} title={title} size="narrow" />
    </>
  );

/** A picture, its source line, its table twin and its downloads. */
export function Figure({ title, svg, table, caption, downloads = [], level = 2 }: FigureProps) {
  const text = words[useLang()];
  return (
    <figure class="pm-figure">
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      <Picture svg={svg} title={title} />
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
