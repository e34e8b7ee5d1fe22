import type { Content } from '../types.ts';

export interface Column<K extends string> {
  readonly key: K;
  readonly text: string;
  /** Right-aligned, tabular figures. */
  readonly numeric?: boolean | undefined;
}

export type Row<K extends string> = Readonly<Record<K, Content>>;

export interface TableProps<K extends string> {
  /** Says what the table shows, with n where it has one. */
  readonly caption: Content;
  /** Keeps the caption for screen readers when a heading just above says the same. */
  readonly captionHidden?: boolean | undefined;
  /** The first column heads its row. */
  readonly columns: readonly Column<K>[];
  readonly rows: readonly Row<K>[];
  /** A last line of sums. */
  readonly total?: Row<K> | undefined;
  /** stack: rows stack with their labels on a phone; scroll: stays a table there and scrolls in its own box. */
  readonly narrow?: 'stack' | 'scroll' | undefined;
}

const cellClass = (numeric: boolean | undefined) => (numeric ? 'pm-num' : undefined);

function Cells<K extends string>({
  columns,
  row,
}: {
  readonly columns: readonly Column<K>[];
  readonly row: Row<K>;
}) {
  return (
    <tr>
      {columns.map((column, i) =>
        i === 0 ? (
          <th
            scope="row"
            class={cellClass(column.numeric)}
            data-title={column.numeric === true ? column.text : undefined}
          >
            {row[column.key]}
          </th>
        ) : (
          <td class={cellClass(column.numeric)} data-title={column.text}>
            {row[column.key]}
          </td>
        ),
      )}
    </tr>
  );
}

/** Where people compare. Rows stack with their labels at phone width. */
export function Table<K extends string>(props: TableProps<K>) {
  const { columns, rows, total, narrow = 'stack' } = props;
  const table = (
    <table class={narrow === 'stack' ? 'pm-table pm-table--stack' : 'pm-table'}>
      <caption class={props.captionHidden ? 'sr-only' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={cellClass(column.numeric)}>
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Cells columns={columns} row={row} />
        ))}
      </tbody>
      {total === undefined ? null : (
        <tfoot>
          <Cells columns={columns} row={total} />
        </tfoot>
      )}
    </table>
  );
  if (narrow === 'stack') return table;
  return (
    <section
      class="pm-scroll"
      tabindex={0}
      aria-label={typeof props.caption === 'string' ? props.caption : undefined}
    >
      {table}
    </section>
  );
}

export interface PlainTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Content[])[];
  /** Columns of numbers, counted from 0; every column but the first unless told. */
  readonly numeric?: readonly number[] | undefined;
}

/** A table given as rows of cells: the twin of a figure. */
export function PlainTable({ caption, columns, rows, numeric }: PlainTableProps) {
  return (
    <Table
      caption={caption}
      narrow="scroll"
      columns={columns.map((text, i) => ({
        key: String(i),
        text,
        numeric: numeric === undefined ? i > 0 : numeric.includes(i),
      }))}
      rows={rows.map((row) => Object.fromEntries(columns.map((_, i) => [String(i), row[i]])))}
    />
  );
}
