import { Details, formatInstant, type Lang, Table, Tag } from '../../ui/index.ts';
import { words } from '../referrals/referral.ts';
import { currentStay, kindPrecedence, type ReleaseDate } from './release-date.ts';
import {
  certaintyName,
  confirmedText,
  kindName,
  releaseText,
  shortDate,
  sourceText,
  writtenBy,
} from './texts.ts';

const texts = {
  da: {
    history: 'Tidligere datoer og datoer ved siden af',
    caption: 'Alt, der er skrevet om løsladelsen',
    date: 'Dato',
    kind: 'Hvad den er',
    certainty: 'Hvor sikker',
    source: 'Kilde',
    confirmed: 'Bekræftet af',
    nobody: 'Ingen',
    written: 'Skrevet',
    state: 'Tilstand',
    counts: 'gælder nu',
    beside: 'står ved siden af',
    superseded: 'erstattet',
    earlierStay: 'fra et tidligere ophold',
    order: (kinds: string) =>
      `Står flere datoer ved siden af hinanden, går en kendt forud for en ukendt, og så i denne rækkefølge: ${kinds}. Så den sikreste, og til sidst den nyeste.`,
  },
  en: {
    history: 'Earlier dates, and dates beside this one',
    caption: 'Everything written about the release',
    date: 'Date',
    kind: 'What it is',
    certainty: 'How certain',
    source: 'Source',
    confirmed: 'Confirmed by',
    nobody: 'Nobody',
    written: 'Written',
    state: 'State',
    counts: 'counts now',
    beside: 'stands beside',
    superseded: 'superseded',
    earlierStay: 'from an earlier stay',
    order: (kinds: string) =>
      `Where several dates stand beside each other, a known one comes before an unknown one, and then in this order: ${kinds}. Then the more certain, and last the newest.`,
  },
} as const;

interface HistoryProps {
  readonly lang: Lang;
  readonly releases: readonly ReleaseDate[];
  /** The one that counts. */
  readonly current: ReleaseDate | undefined;
  readonly names: ReadonlyMap<string, string>;
}

const State = ({ lang, releases, current, record }: HistoryProps & { readonly record: ReleaseDate }) => {
  const text = texts[lang];
  if (record.id === current?.id) return <Tag kind="done">{text.counts}</Tag>;
  if (record.supersededBy !== undefined) return <>{text.superseded}</>;
  return <>{record.stay < currentStay(releases) ? text.earlierStay : text.beside}</>;
};

/** The date in words; why there is none, where there is none. */
const dateText = (lang: Lang, record: ReleaseDate): string => {
  if (record.date !== undefined) return shortDate(lang, record.date);
  const why = record.unknownReason;
  return why === undefined
    ? releaseText(lang, record)
    : `${releaseText(lang, record)}: ${words[lang].unknownReason[why].toLowerCase()}`;
};

/** Everything that was ever said of a release: what, how sure, where from, who confirmed it, who wrote it, what counts. */
export function ReleaseHistory(props: HistoryProps) {
  const { lang, releases, names } = props;
  const text = texts[lang];
  return (
    <Details summary={text.history}>
      <p>{text.order(kindPrecedence.map((kind) => kindName[lang][kind].toLowerCase()).join('; '))}</p>
      <Table
        caption={text.caption}
        captionHidden
        columns={[
          { key: 'date', text: text.date },
          { key: 'kind', text: text.kind },
          { key: 'certainty', text: text.certainty },
          { key: 'source', text: text.source },
          { key: 'confirmed', text: text.confirmed },
          { key: 'written', text: text.written },
          { key: 'state', text: text.state },
        ]}
        rows={releases.map((record) => ({
          date: dateText(lang, record),
          kind: kindName[lang][record.kind],
          certainty: certaintyName[lang][record.certainty],
          source: sourceText(lang, record.source),
          confirmed: confirmedText(lang, record) ?? text.nobody,
          written: `${formatInstant(lang, record.recordedAt, 'short')}, ${writtenBy(lang, record.recordedBy, names)}`,
          state: <State {...props} record={record} />,
        }))}
      />
    </Details>
  );
}
