import { claimsFrom } from '@primus-motor/evaluation';
import { Card, EmptyState, formatInstant, type PageContext, PublicPage, Tag } from '../../../ui/index.ts';
import type { Published } from '../store.ts';

const texts = {
  da: {
    title: 'Det ved vi',
    lead: 'Resultater af forsøg, der er planlagt, før nogen var med, og kan regnes efter af enhver.',
    empty: 'Intet resultat er offentliggjort endnu.',
    invented: 'Opdigtede data',
    published: 'Offentliggjort',
  },
  en: {
    title: 'What we know',
    lead: 'Results of trials that were planned before anybody took part, and that anyone can compute again.',
    empty: 'No result has been published yet.',
    invented: 'Invented data',
    published: 'Published',
  },
} as const;

export interface ResultListProps {
  readonly page: PageContext;
  readonly published: readonly Published[];
}

export function ResultListPage({ page, published }: ResultListProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.lead}>
      {published.length === 0 ? <EmptyState text={text.empty} /> : null}
      {published.map(({ slug, invented, results, publishedAt }) => (
        <Card title={results.protocol.title[lang]} href={`/results/${slug}`}>
          {invented ? (
            <p>
              <Tag kind="soon">{text.invented}</Tag>
            </p>
          ) : null}
          <p>{claimsFrom(results).answer[lang]}</p>
          <p>{`${text.published} ${formatInstant(lang, publishedAt, 'day')}.`}</p>
        </Card>
      ))}
    </PublicPage>
  );
}
