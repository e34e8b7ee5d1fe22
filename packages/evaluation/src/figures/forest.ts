import * as Plot from '@observablehq/plot';
import { draw, type FigureFrame, type FigureTable, figureWidth, fontSize, tones, wrapped } from './svg.ts';

/** One line of a forest plot: an estimate with its interval, or words where it could not be computed. */
export interface ForestRow {
  readonly label: string;
  /** "n = 216; 48 mod 66". */
  readonly note: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The estimate with its interval, in words; or why there is none. */
  readonly shown: string;
  /** The whole trial is drawn as a diamond apart from the groups. */
  readonly overall: boolean;
}

export interface ForestFigure extends FigureFrame {
  readonly rows: readonly ForestRow[];
  readonly noEffect: 0 | 1;
  /** Ratios stand on a logarithmic axis. */
  readonly scale: 'linear' | 'log';
  readonly axisLabel: string;
  /** "Ingen forskel". */
  readonly noEffectLabel: string;
  /** What lies to the left and to the right of the line of no effect. */
  readonly leftLabel: string;
  readonly rightLabel: string;
  readonly tickFormat: (value: number) => string;
}

function domainOf(figure: ForestFigure): [number, number] {
  const values = figure.rows
    .flatMap((row) => [row.lower, row.upper, row.estimate])
    .filter((value) => value !== null);
  const finite = values.filter((value) => Number.isFinite(value) && (figure.scale === 'linear' || value > 0));
  if (figure.scale === 'log') {
    const reach = Math.max(Math.log(1.5), ...finite.map((value) => Math.abs(Math.log(value))));
    const limit = Math.min(reach, Math.log(32)) * 1.05;
    return [Math.exp(-limit), Math.exp(limit)];
  }
  const reach = Math.max(0.05, ...finite.map((value) => Math.abs(value - figure.noEffect)));
  return [figure.noEffect - reach * 1.05, figure.noEffect + reach * 1.05];
}

function ticksFor(figure: ForestFigure, [low, high]: [number, number]): number[] {
  if (figure.scale === 'log') {
    return [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 10, 20].filter((value) => value >= low && value <= high);
  }
  const reach = high - figure.noEffect;
  const step =
    [0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100].find((one) => reach / one <= 3) ?? 200;
  const count = Math.floor(reach / step);
  return Array.from({ length: 2 * count + 1 }, (_, index) => figure.noEffect + (index - count) * step);
}

/**
 * Estimates with intervals, one row each, around a line of no effect that says in words what it is. The axis lies
 * symmetrically about that line, so that neither side looks the likelier one.
 */
export function forestFigure(figure: ForestFigure): string {
  const narrow = figure.size === 'narrow';
  const width = figureWidth[figure.size];
  const rowHeight = narrow ? 96 : 60;
  const marginLeft = narrow ? 12 : 196;
  const marginRight = narrow ? 12 : 164;
  const marginTop = narrow ? 84 : 60;
  const marginBottom = 92;
  const bottom = marginTop + figure.rows.length * rowHeight;
  const domain = domainOf(figure);
  const inside = (value: number) => Math.min(Math.max(value, domain[0]), domain[1]);
  const lineAt = (index: number) => marginTop + index * rowHeight + (narrow ? 76 : rowHeight / 2);
  const drawn = figure.rows.flatMap((row, index) => {
    if (row.estimate === null || row.lower === null || row.upper === null) return [];
    const y = lineAt(index);
    return [
      { y, x: inside(row.estimate), x1: inside(row.lower), x2: inside(row.upper), overall: row.overall },
    ];
  });
  const texts = figure.rows.flatMap((row, index) => {
    const y = marginTop + index * rowHeight + (narrow ? 14 : rowHeight / 2 - 10);
    const left = { frameAnchor: 'left', dx: -marginLeft, textAnchor: 'start' } as const;
    return [
      Plot.text([row.label], { ...left, y, fontSize, fontWeight: 600, lineAnchor: 'middle' }),
      Plot.text([row.note], { ...left, y: y + 19, fontSize: 13, lineAnchor: 'middle' }),
      narrow
        ? Plot.text([row.shown], { ...left, y: y + 38, fontSize: 13, lineAnchor: 'middle' })
        : Plot.text([row.shown], {
            frameAnchor: 'right',
            dx: marginRight,
            y: y + 10,
            textAnchor: 'end',
            fontSize: 13,
            fontVariant: 'tabular-nums',
            lineAnchor: 'middle',
          }),
    ];
  });
  const tone = tones.first;
  const half = (width - marginLeft - marginRight) / 2;
  return draw(figure, bottom + marginBottom, {
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: { type: figure.scale, domain, label: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.axisX(ticksFor(figure, domain), { tickFormat: figure.tickFormat, fontSize: 13, tickSize: 5 }),
      Plot.ruleX(
        figure.rows.map((_, index) => index),
        {
          x: figure.noEffect,
          y1: (index: number) =>
            narrow ? lineAt(index) - 14 : marginTop + index * rowHeight - (index === 0 ? 14 : 0),
          y2: (index: number) => (narrow ? lineAt(index) + 14 : marginTop + (index + 1) * rowHeight),
          strokeWidth: 1.5,
        },
      ),
      Plot.text([figure.noEffectLabel], {
        x: figure.noEffect,
        y: marginTop - 24,
        fontSize: 13,
        fontWeight: 600,
        lineAnchor: 'middle',
      }),
      Plot.text([wrapped(`← ${figure.leftLabel}`, half - 6, 6.9).join('\n')], {
        x: figure.noEffect,
        y: marginTop - 36,
        dx: -6,
        textAnchor: 'end',
        fontSize: 13,
        lineAnchor: 'bottom',
      }),
      Plot.text([wrapped(`${figure.rightLabel} →`, half - 6, 6.9).join('\n')], {
        x: figure.noEffect,
        y: marginTop - 36,
        dx: 6,
        textAnchor: 'start',
        fontSize: 13,
        lineAnchor: 'bottom',
      }),
      Plot.text([figure.axisLabel], { frameAnchor: 'bottom', dy: 38, fontSize: 13, lineAnchor: 'middle' }),
      Plot.ruleY(drawn, {
        y: 'y',
        x1: 'x1',
        x2: 'x2',
        stroke: tone.colour,
        strokeWidth: 2.5,
        className: `${tone.class} line`,
      }),
      Plot.dot(drawn, {
        x: 'x',
        y: 'y',
        r: 6,
        symbol: (row: { overall: boolean }) => (row.overall ? 'diamond' : 'square'),
        fill: tone.colour,
        className: `${tone.class} filled`,
      }),
      ...texts,
    ],
    symbol: { type: 'identity' },
    r: { type: 'identity' },
  });
}

/** The same as the figure in a table. */
export function forestTable(figure: ForestFigure): FigureTable {
  const danish = figure.language === 'da';
  return {
    caption: figure.title,
    columns: [
      danish ? 'Gruppe' : 'Group',
      danish ? 'Deltagere og hændelser' : 'Participants and events',
      figure.axisLabel,
    ],
    rows: figure.rows.map((row) => [row.label, row.note, row.shown]),
  };
}
