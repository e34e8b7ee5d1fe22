import { Cards, type PageContext, PublicPage, Section } from '../../ui/index.ts';
import { DemoCard, OwnCard, SignInCard } from './cards.tsx';
import type { PublishedResult } from './store.ts';
import { texts } from './texts.ts';

export interface FrontPageProps {
  readonly page: PageContext;
  /** Whether an organisation has been set up. */
  readonly organised: boolean;
  /** Whether the demo programme may be opened. */
  readonly demo: boolean;
  readonly results: readonly PublishedResult[];
}

/** Before anything is set up: two ways. Afterwards: sign-in first. */
export function FrontPage({ page, organised, demo, results }: FrontPageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title="Primus Motor" lead={text.lead} wide>
      <Cards>
        {organised ? <SignInCard page={page} /> : null}
        {demo ? <DemoCard page={page} first={!organised} /> : null}
        {organised ? null : <OwnCard page={page} />}
      </Cards>
      {organised ? (
        <p>
          {text.volunteer} <a href="/volunteer">{text.apply}</a>.
        </p>
      ) : null}
      {results.length === 0 ? null : (
        <Section title={text.results}>
          <ul>
            {results.map((result) => (
              <li>
                <a href={`/results/${result.slug}`}>{result.title[page.lang]}</a>
                {result.invented ? ` (${text.invented})` : ''}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </PublicPage>
  );
}
