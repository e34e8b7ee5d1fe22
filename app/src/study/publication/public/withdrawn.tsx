import { formatInstant, type PageContext, PublicPage } from '../../../ui/index.ts';

const texts = {
  da: {
    title: 'Resultatet er trukket tilbage',
    when: (at: string) => `Det skete ${at}. Det, der stod her før, må ikke længere bruges.`,
    others: 'Se andre resultater',
  },
  en: {
    title: 'The result has been withdrawn',
    when: (at: string) => `It happened on ${at}. What stood here before must no longer be used.`,
    others: 'See other results',
  },
} as const;

/** For whoever comes back to an address that once held a result. */
export function WithdrawnPage({ page, at }: { readonly page: PageContext; readonly at: Temporal.Instant }) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title}>
      <p>{text.when(formatInstant(page.lang, at))}</p>
      <p>
        <a href="/results">{text.others}</a>
      </p>
    </PublicPage>
  );
}
