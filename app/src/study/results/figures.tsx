import type { DrawnFigure } from '@primus-motor/evaluation';
import { Figure, type FigureProps, PlainTable } from '../../ui/index.ts';

export interface DrawnProps extends Pick<FigureProps, 'caption' | 'downloads' | 'level'> {
  readonly figure: DrawnFigure;
}

/** A figure drawn from results, for a page and for a phone, with its table twin. */
export const Drawn = ({ figure, level = 3, ...rest }: DrawnProps) => (
  <Figure
    {...rest}
    level={level}
    title={figure.title}
    svg={figure.svg}
    table={
      <PlainTable caption={figure.table.caption} columns={figure.table.columns} rows={figure.table.rows} />
    }
  />
);
