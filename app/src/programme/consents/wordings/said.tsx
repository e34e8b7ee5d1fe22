import { Details, formatDate, lix, type PageContext } from '../../../ui/index.ts';
import type { Wording } from '../wordings.ts';
import { texts } from './texts.ts';

export const Said = ({ page, wording }: { readonly page: PageContext; readonly wording: Wording }) => {
  const { lang } = page;
  const text = texts[lang];
  const since = wording.validFrom === undefined ? '' : text.since(formatDate(lang, wording.validFrom, 'day'));
  return (
    <>
      <p>{wording[lang]}</p>
      <p>
        {text.version(wording.version, since)} {text.readable(Math.ceil(lix(wording.da)))}
      </p>
    </>
  );
};

export const Earlier = ({
  page,
  wordings,
}: {
  readonly page: PageContext;
  readonly wordings: readonly Wording[];
}) =>
  wordings.length === 0 ? null : (
    <Details summary={texts[page.lang].earlier}>
      {wordings.map((wording) => (
        <Said page={page} wording={wording} />
      ))}
    </Details>
  );
