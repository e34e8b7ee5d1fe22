import { Alert, formatNumber, type Lang, Table } from '../../../ui/index.ts';
import type { ReadFile } from '../file.ts';
import { faultText, problemText } from '../texts.ts';
import { texts } from './texts.ts';

const shownFaults = 100;

/** What is wrong with a file that was tried, line by line. */
export function Faults({ lang, read }: { readonly lang: Lang; readonly read: ReadFile }) {
  const text = texts[lang];
  const all = [
    ...read.problems.map((one) => ({ line: one.line, column: '', what: problemText(lang, one) })),
    ...read.faults.map((one) => ({ line: one.line, column: one.column ?? '', what: faultText(lang, one) })),
  ];
  const left = all.length - shownFaults;
  return (
    <>
      <Alert kind="danger" title={text.failed}>
        {text.failedAbout(all.length)}
      </Alert>
      <Table
        caption={text.failed}
        captionHidden
        columns={[
          { key: 'line', text: text.line },
          { key: 'column', text: text.column },
          { key: 'what', text: text.what },
        ]}
        rows={all.slice(0, shownFaults).map((one) => ({
          line: one.line === undefined ? '–' : formatNumber(lang, one.line),
          column: one.column === '' ? '–' : <code>{one.column}</code>,
          what: one.what,
        }))}
      />
      {left > 0 ? <p>{text.more(left)}</p> : null}
    </>
  );
}
