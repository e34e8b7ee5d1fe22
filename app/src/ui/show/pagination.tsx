import { useLang } from '../context.ts';
import type { Words } from '../types.ts';

const words: Words<'label' | 'previous' | 'next' | 'of'> = {
  da: { label: 'Sider i listen', previous: 'Forrige', next: 'Næste', of: 'Side {a} af {b}' },
  en: { label: 'Pages of the list', previous: 'Previous', next: 'Next', of: 'Page {a} of {b}' },
};

export interface PaginationProps {
  /** 1 is the first page. */
  readonly current: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

export function Pagination({ current, pages, href }: PaginationProps) {
  const text = words[useLang()];
  if (pages < 2) return null;
  return (
    <nav class="pm-pagination" aria-label={text.label}>
      {current > 1 ? (
        <a rel="prev" href={href(current - 1)}>
          {text.previous}
        </a>
      ) : null}
      <span>{text.of.replace('{a}', String(current)).replace('{b}', String(pages))}</span>
      {current < pages ? (
        <a rel="next" href={href(current + 1)}>
          {text.next}
        </a>
      ) : null}
    </nav>
  );
}
