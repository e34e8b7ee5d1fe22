import {
  Alert,
  ConfirmPage,
  Definitions,
  formatDate,
  formatInstant,
  formatNumber,
  type Lang,
  type PageContext,
} from '../../../ui/index.ts';
import type { Study } from '../../studies/study.ts';
import type { AskedNow } from '../asked.ts';
import type { CarriedOver } from '../carry.ts';
import type { ReadFile } from '../file.ts';
import type { CurrentImport, StagedFile } from '../store.ts';
import { texts } from './texts.ts';

const periodOf = (lang: Lang, { rows }: ReadFile): string => {
  const dates = rows.map((row) => row.offenceDate).toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return '–';
  return `${formatDate(lang, first, 'short')} – ${formatDate(lang, last, 'short')}`;
};

export interface ConfirmImportProps {
  readonly page: PageContext;
  readonly requestId: string;
  readonly study: Study;
  readonly staged: StagedFile;
  readonly keys: ReadonlySet<string>;
  readonly current: CurrentImport | undefined;
  /** The same file, as it was brought in before and replaced. */
  readonly replaced: CurrentImport | undefined;
  readonly read: ReadFile;
  readonly carried: CarriedOver | undefined;
  readonly asked: AskedNow;
}

/** What the file would bring, before it does. */
export function ConfirmImportPage(props: ConfirmImportProps) {
  const { page, requestId, study, staged, keys, current, replaced, read, carried, asked } = props;
  const { lang } = page;
  const text = texts[lang];
  const people = new Set(read.rows.map((row) => row.studyKey)).size;
  const n = (count: number) => formatNumber(lang, count);
  // What was known of those who have withdrawn since is carried over.
  const unknown = asked.left - (carried?.people ?? 0);
  const earlier =
    current !== undefined && Temporal.PlainDate.compare(staged.completeUntil, current.completeUntil) < 0;
  return (
    <ConfirmPage
      page={page}
      title={text.title}
      lead={study.locked.protocol.title[lang]}
      action={`/studies/${study.id}/outcomes/${staged.id}`}
      confirm={text.confirm}
      cancelHref={`/studies/${study.id}/outcomes`}
      requestId={requestId}
    >
      {replaced?.supersededAt === undefined ? null : (
        <Alert kind="warning">
          {text.back(
            formatInstant(lang, replaced.importedAt, 'day'),
            formatInstant(lang, replaced.supersededAt, 'day'),
          )}
        </Alert>
      )}
      {earlier ? <Alert kind="warning">{text.earlier}</Alert> : null}
      {current !== undefined && read.rows.length < current.rows ? (
        <Alert kind="warning">{text.fewer}</Alert>
      ) : null}
      <Definitions
        items={[
          { term: text.file, value: staged.fileName },
          { term: text.until, value: formatDate(lang, staged.completeUntil) },
          { term: text.rows, value: n(read.rows.length) },
          { term: text.people, value: `${n(people)} ${text.of} ${n(keys.size)}` },
          {
            term: text.undecided,
            value: n(read.rows.filter((row) => row.decision === null).length),
          },
          { term: text.period, value: periodOf(lang, read) },
          { term: text.died, value: n(read.ends.filter(({ reason }) => reason === 'died').length) },
          { term: text.emigrated, value: n(read.ends.filter(({ reason }) => reason === 'emigrated').length) },
          {
            term: text.list,
            value:
              asked.list === undefined
                ? text.noList
                : text.listOf(formatInstant(lang, asked.list.fetchedAt, 'day'), n(asked.list.people)),
          },
          ...(current === undefined
            ? []
            : [
                {
                  term: text.before,
                  value: `${current.fileName}: ${n(current.rows)}, ${formatDate(lang, current.completeUntil, 'short')}`,
                },
              ]),
          { term: text.hash, value: <code>{staged.fileHash}</code> },
        ]}
      />
      <p>{current === undefined ? text.first : text.about}</p>
      {unknown > 0 ? <Alert kind="warning">{text.left(n(unknown))}</Alert> : null}
      {carried !== undefined && carried.people > 0 ? (
        <p>{text.carried(n(carried.people), n(carried.rows))}</p>
      ) : null}
    </ConfirmPage>
  );
}
