import { frameRoutes, type Lang, type PageContext } from '../types.ts';

const names: Readonly<Record<Lang, string>> = { da: 'Dansk', en: 'English' };

/** The same page in the other language. */
export function langHref(path: string, lang: Lang): string {
  const address = path.replace(/#.*$/u, '');
  const mark = address.indexOf('?');
  const pathname = mark < 0 ? address : address.slice(0, mark);
  const search = new URLSearchParams(mark < 0 ? '' : address.slice(mark));
  search.set(frameRoutes.langParameter, lang);
  return `${pathname}?${search}`;
}

/** A link to the other language, named in that language. */
export function LangSwitch({ page }: { readonly page: PageContext }) {
  const other: Lang = page.lang === 'da' ? 'en' : 'da';
  return (
    <a class="pm-lang" href={langHref(page.path, other)} lang={other} hreflang={other}>
      {names[other]}
    </a>
  );
}
