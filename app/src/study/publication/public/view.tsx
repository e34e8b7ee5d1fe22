import { type Claims, claimsFrom, figuresFrom, type TrialFigures } from '@primus-motor/evaluation';
import { Alert, formatInstant, type Lang, type PageContext, PublicPage, Section } from '../../../ui/index.ts';
import { Drawn } from '../../results/figures.tsx';
import type { Published } from '../store.ts';
import { withheldText } from '../withheld.ts';
import { Check, HowMade } from './check.tsx';
import { Money } from './money.tsx';
import { texts } from './texts.ts';

export interface ResultPageProps {
  readonly page: PageContext;
  readonly published: Published;
  readonly publicUrl: string;
}

interface Parts {
  readonly lang: Lang;
  readonly published: Published;
  readonly claims: Claims;
  readonly figures: TrialFigures;
}

const randomised = ({ results }: Published) => results.flow.reduce((sum, arm) => sum + arm.randomised, 0);

const svgOf = (lang: Lang, { slug }: Published, name: string) => [
  { href: `/results/${slug}/${name}.svg?lang=${lang}`, text: texts[lang].svg },
];

const Words = ({ lang, words }: { lang: Lang; words: readonly (Claims['answer'] | null)[] }) => (
  <>{words.map((one) => (one === null ? null : <p>{one[lang]}</p>))}</>
);

/** What the primary analysis allows; where the analyses disagree; what to hold against the numbers. */
const CanSay = ({ lang, claims }: Parts) => (
  <Section title={texts[lang].say}>
    <Words
      lang={lang}
      words={[
        claims.primary.verdict,
        claims.primary.numbers,
        claims.difference,
        claims.disagreement,
        ...claims.cautions,
        ...claims.notComputed,
      ]}
    />
  </Section>
);

const When = ({ lang, published, claims, figures }: Parts) => (
  <Section title={texts[lang].when}>
    <p>{claims.when[lang]}</p>
    <Drawn
      figure={figures.survival}
      downloads={svgOf(lang, published, 'survival')}
      caption={published.withheld.some(({ what }) => what === 'curve-steps') ? texts[lang].joined : undefined}
    />
  </Section>
);

function ForWhom({ lang, published, claims, figures }: Parts) {
  const hidden = published.withheld.some(({ what }) => what === 'subgroup');
  return (
    <Section title={texts[lang].whom}>
      {claims.subgroup === null || figures.forest === null ? (
        <p>{hidden ? texts[lang].hiddenSubgroup : texts[lang].noSubgroup}</p>
      ) : (
        <>
          <Drawn figure={figures.forest} downloads={svgOf(lang, published, 'forest')} />
          <p>{claims.subgroup.parts[lang]}</p>
        </>
      )}
    </Section>
  );
}

const Unknown = ({ lang, published, claims }: Parts) => (
  <Section title={texts[lang].unknown}>
    <ul>
      {claims.open.map((one) => (
        <li>{one[lang]}</li>
      ))}
    </ul>
    {published.withheld.length === 0 ? null : (
      <>
        <h3>{texts[lang].withheld}</h3>
        <ul>
          {published.withheld.map((one) => (
            <li>{withheldText(lang, one, published.locked.protocol)}</li>
          ))}
        </ul>
      </>
    )}
  </Section>
);

/** One sentence with its numbers, interval and source, to be quoted as it stands. */
function Quote({ lang, published, claims, url }: Parts & { readonly url: string }) {
  const text = texts[lang];
  const title = published.results.protocol.title[lang];
  const invented = published.invented ? `${text.inventedTitle}: ` : '';
  return (
    <Section title={text.quote}>
      <blockquote>
        <p>{`${invented}${claims.counts[lang]} ${claims.difference?.[lang] ?? claims.primary.numbers?.[lang] ?? ''}`}</p>
        <p>{text.quoteSource(title, url)}</p>
      </blockquote>
    </Section>
  );
}

/** *Det ved vi*: the answer first, its picture, then when, for whom, what it saves, what is not known, how to check. */
export function ResultPage({ page, published, publicUrl }: ResultPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { results } = published;
  const claims = claimsFrom(results);
  const figures = figuresFrom(results, lang, 'result');
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
      <Drawn figure={figures.dots} level={2} downloads={svgOf(lang, published, 'dots')} />
      <CanSay {...parts} />
      <When {...parts} />
      <ForWhom {...parts} />
      <Money lang={lang} results={results} />
      <Unknown {...parts} />
      <HowMade lang={lang} published={published} figures={figures} />
      <Quote {...parts} url={`${publicUrl}/results/${published.slug}`} />
      <Check lang={lang} published={published} />
    </PublicPage>
  );
}
