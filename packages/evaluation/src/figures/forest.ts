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

/**
 * Where a value stands on the axis: a ratio by its logarithm. The axis itself is linear, since a logarithmic one of the drawing
 * library leaves out labels of its own choice.
 */
function positionOf(figure: ForestFigure): (value: number) => number {
  return figure.scale === 'log' ? Math.log : (value) => value;
}

/** How far the axis reaches to either side of no effect. */
function reachOf(figure: ForestFigure): number {
  const position = positionOf(figure);
  const least = figure.scale === 'log' ? Math.log(1.5) : 0.05;
  const most = figure.scale === 'log' ? Math.log(32) : Number.POSITIVE_INFINITY;
  const distances = figure.rows
    .flatMap((row) => [row.lower, row.upper, row.estimate])
    .filter((value) => value !== null)
    .map((value) => Math.abs(position(value) - position(figure.noEffect)))
    .filter((distance) => Number.isFinite(distance));
  return Math.min(Math.max(least, ...distances), most) * 1.05;
}

/** The values that have a tick: round ones, as many on either side. */
function ticksFor(figure: ForestFigure, reach: number): number[] {
  if (figure.scale === 'log') {
    const both = [1.5, 2, 4, 10, 20].flatMap((value) => [1 / value, value]);
    const inside = both.filter((value) => Math.abs(Math.log(value)) <= reach);
    return [
      1,
      ...inside.filter((value) => value !== 1.5 && value !== 1 / 1.5),
      ...(inside.length <= 2 ? inside : []),
    ];
  }
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
  const position = positionOf(figure);
  const centre = position(figure.noEffect);
  const reach = reachOf(figure);
  const inside = (value: number) => Math.min(Math.max(position(value), centre - reach), centre + reach);
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
    x: { domain: [centre - reach, centre + reach], label: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.axisX(ticksFor(figure, reach).map(position), {
        tickFormat: (place: number) => figure.tickFormat(figure.scale === 'log' ? Math.exp(place) : place),
        fontSize: 13,
        tickSize: 5,
      }),
      Plot.ruleX(
        figure.rows.map((_, index) => index),
        {
          x: centre,
          y1: (index: number) =>
            narrow ? lineAt(index) - 14 : marginTop + index * rowHeight - (index === 0 ? 14 : 0),
          y2: (index: number) => (narrow ? lineAt(index) + 14 : marginTop + (index + 1) * rowHeight),
          strokeWidth: 1.5,
        },
      ),
      Plot.text([figure.noEffectLabel], {
        x: centre,
        y: marginTop - 24,
        fontSize: 13,
        fontWeight: 600,
        lineAnchor: 'middle',
      }),
      Plot.text([wrapped(`← ${figure.leftLabel}`, half - 6, 6.9).join('\n')], {
        x: centre,
        y: marginTop - 36,
        dx: -6,
        textAnchor: 'end',
        fontSize: 13,
        lineAnchor: 'bottom',
      }),
      Plot.text([wrapped(`${figure.rightLabel} →`, half - 6, 6.9).join('\n')], {
        x: centre,
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
