import { claimsFrom, type EconomyParameters } from '@primus-motor/evaluation';
import { Alert, formatInstant, type PageContext, PublicPage } from '../../../ui/index.ts';
import { figuresOf } from '../../results/drawn.ts';
import { Drawn } from '../../results/figures.tsx';
import type { Published } from '../store.ts';
import { Check, HowMade } from './check.tsx';
import { Money } from './money.tsx';
import { CanSay, downloadsOf, ForWhom, type Parts, Quote, Unknown, When } from './sections.tsx';
import { texts } from './texts.ts';

export interface ResultPageProps {
  readonly page: PageContext;
  readonly published: Published;
  readonly parameters: EconomyParameters;
  readonly publicUrl: string;
}

const randomised = ({ results }: Published) => results.flow.reduce((sum, arm) => sum + arm.randomised, 0);

/** *Det ved vi*: the answer first, its picture, then when, for whom, what it saves, what is not known, how to check. */
export function ResultPage({ page, published, parameters, publicUrl }: ResultPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { results } = published;
  const claims = claimsFrom(results);
  const figures = figuresOf(published, lang, 'result');
  const parts: Parts = { lang, published, claims, figures };
  const { followUp, origin, title } = results.protocol;
  const about = `${title[lang]}. ${text.people(randomised(published))}, ${text.followed(text.duration(followUp.length), origin[lang].toLocaleLowerCase('da'))}.`;
  return (
    <PublicPage
      page={page}
      title={claims.answer[lang]}
      lead={about}
      footer={
        <p>{`${text.published} ${formatInstant(lang, published.publishedAt, 'day')}. Primus Motor ${results.software.version}.`}</p>
      }
    >
      {published.invented ? (
        <Alert kind="warning" title={text.inventedTitle}>
          {text.invented}
        </Alert>
      ) : null}
      {claims.afterTheFact === null ? null : <Alert kind="warning">{claims.afterTheFact[lang]}</Alert>}
      <Drawn figure={figures.dots} level={2} downloads={downloadsOf(lang, published, 'dots')} />
      <CanSay {...parts} />
      <When {...parts} />
      <ForWhom {...parts} />
      <Money lang={lang} results={results} parameters={parameters} />
      <Unknown {...parts} />
      <HowMade lang={lang} published={published} figures={figures} />
      <Quote {...parts} url={`${publicUrl}/results/${published.slug}`} />
      <Check lang={lang} published={published} />
    </PublicPage>
  );
}
