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
  /** wide: stays a table on a phone and scrolls inside its own box; else rows stack with their labels. */
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
          <th scope="row" class={cellClass(column.numeric)}>
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
    <table class={narrow === 'stack' ? 'table pm-table table--responsive-headers' : 'table pm-table'}>
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
