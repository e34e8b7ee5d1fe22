import type { Claims, TrialFigures } from '@primus-motor/evaluation';
import { type Lang, Section } from '../../../ui/index.ts';
import { Drawn } from '../../results/figures.tsx';
import type { Published } from '../store.ts';
import { withheldText } from '../withheld.ts';
import { texts } from './texts.ts';

export interface Parts {
  readonly lang: Lang;
  readonly published: Published;
  readonly claims: Claims;
  readonly figures: TrialFigures;
}

export const downloadsOf = (lang: Lang, { slug }: Published, name: string) =>
  (['png', 'svg'] as const).map((kind) => ({
    href: `/results/${slug}/${name}.${kind}?lang=${lang}`,
    text: texts[lang][kind],
  }));

const Words = ({ lang, words }: { lang: Lang; words: readonly (Claims['answer'] | null)[] }) => (
  <>{words.map((one) => (one === null ? null : <p>{one[lang]}</p>))}</>
);

/** What the primary analysis allows; where the analyses disagree; what to hold against the numbers. */
export const CanSay = ({ lang, claims }: Parts) => (
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

export const When = ({ lang, published, claims, figures }: Parts) => (
  <Section title={texts[lang].when}>
    <p>{claims.when[lang]}</p>
    <Drawn
      figure={figures.survival}
      downloads={downloadsOf(lang, published, 'survival')}
      caption={published.withheld.some(({ what }) => what === 'curve-steps') ? texts[lang].joined : undefined}
    />
  </Section>
);

export function ForWhom({ lang, published, claims, figures }: Parts) {
  const hidden = published.withheld.some(({ what }) => what === 'subgroup');
  return (
    <Section title={texts[lang].whom}>
      {claims.subgroup === null || figures.forest === null ? (
        <p>{hidden ? texts[lang].hiddenSubgroup : texts[lang].noSubgroup}</p>
      ) : (
        <>
          <Drawn figure={figures.forest} downloads={downloadsOf(lang, published, 'forest')} />
          <p>{claims.subgroup.parts[lang]}</p>
        </>
      )}
    </Section>
  );
}

export const Unknown = ({ lang, published, claims }: Parts) => (
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
export function Quote({ lang, published, claims, url }: Parts & { readonly url: string }) {
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
