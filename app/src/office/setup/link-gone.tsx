import { type PageContext, PublicPage } from '../../ui/index.ts';

const texts = {
  da: {
    title: 'Linket virker ikke',
    used: 'Det er brugt, udløbet eller erstattet af et nyere. Intet er ændret.',
    again: 'Et nyt vises i terminalen med denne kommando:',
  },
  en: {
    title: 'The link does not work',
    used: 'It has been used, has expired or was replaced by a newer one. Nothing has changed.',
    again: 'This command shows a new one in the terminal:',
  },
} as const;

/** The same for a link that was never there. */
export function LinkGonePage({ page }: { readonly page: PageContext }) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.used}>
      <p>{text.again}</p>
      <p>
        <code>npx primus setup-link</code>
      </p>
    </PublicPage>
  );
}
