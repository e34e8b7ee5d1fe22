import type { Database } from '../../platform/database/register.ts';

export interface PublishedResult {
  readonly slug: string;
  readonly title: Readonly<Record<'da' | 'en', string>>;
  readonly invented: boolean;
}

/** The studies whose result is published, the newest first. */
export const publishedResults = async (db: Database): Promise<readonly PublishedResult[]> => {
  const rows = await db
    .selectFrom('study.publication as p')
    .innerJoin('study.study as s', 's.id', 'p.study_id')
    .select(['s.slug', 's.title_da', 's.title_en', 's.invented'])
    .where('p.withdrawn_at', 'is', null)
    .orderBy('p.published_at', 'desc')
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    title: { da: row.title_da, en: row.title_en },
    invented: row.invented,
  }));
};
