import * as Plot from '@observablehq/plot';
import { whole } from '../words/numbers.ts';
import { draw, type FigureFrame, type FigureTable, figureWidth, fontSize, type Tone, tones } from './svg.ts';

/** How many people of one arm had the event. */
export interface DotGroup {
  readonly label: string;
  readonly tone: Tone;
  readonly n: number;
  readonly events: number;
}

export interface DotFigure extends FigureFrame {
  readonly groups: readonly DotGroup[];
  /** "faldt tilbage" / "relapsed". */
  readonly eventLabel: string;
  /** "ingen ny kriminalitet" / "no new crime". */
  readonly eventFreeLabel: string;
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly event: boolean;
}

function grid(group: DotGroup, columns: number): Dot[] {
  return Array.from({ length: group.n }, (_, index) => ({
    x: index % columns,
    y: Math.floor(index / columns),
    event: index < group.events,
  }));
}

/** Dots per row: so that a row is a round number a person can count by. */
function columnsFor(largest: number, narrow: boolean): number {
  if (largest <= 60) return 10;
  if (largest <= 120) return narrow ? 10 : 20;
  return 20;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly step: number;
}

function groupMarks(group: DotGroup, figure: DotFigure, { left, top, columns, step }: Place): Plot.Markish[] {
  const tone = tones[group.tone];
  const place = (dot: Dot) => ({ x: left + (dot.x + 0.5) * step, y: top + (dot.y + 0.5) * step });
  const all = grid(group, columns);
  const radius = step * 0.36;
  const { language } = figure;
  const counts =
    language === 'da'
      ? `${whole(group.events, language)} af ${whole(group.n, language)} ${figure.eventLabel}`
      : `${whole(group.events, language)} of ${whole(group.n, language)} ${figure.eventLabel}`;
  return [
    Plot.text([group.label], {
      x: left,
      y: top - 32,
      textAnchor: 'start',
      fontSize: 16,
      fontWeight: 600,
      fill: tone.colour,
      className: `${tone.class} label`,
    }),
    Plot.text([counts], { x: left, y: top - 12, textAnchor: 'start', fontSize }),
    Plot.dot(all.filter((dot) => dot.event).map(place), {
      x: 'x',
      y: 'y',
      r: radius,
      fill: tone.colour,
      className: `${tone.class} filled`,
    }),
    Plot.dot(all.filter((dot) => !dot.event).map(place), {
      x: 'x',
      y: 'y',
      r: radius - 0.75,
      fill: 'none',
      stroke: tone.colour,
      strokeWidth: 1.5,
      className: `${tone.class} hollow`,
    }),
  ];
}

function keyMarks(figure: DotFigure, top: number): Plot.Markish[] {
  const entries = [
    { y: top, label: figure.eventLabel, filled: true },
    { y: top + 22, label: figure.eventFreeLabel, filled: false },
  ];
  return entries.flatMap((entry) => [
    Plot.dot([entry], {
      x: 8,
      y: 'y',
      r: 6,
      stroke: 'currentColor',
      fill: entry.filled ? 'currentColor' : 'none',
    }),
    Plot.text([entry], { x: 22, y: 'y', text: 'label', textAnchor: 'start', fontSize }),
  ]);
}

/**
 * One dot for each participant, by arm: filled with the event, hollow without. The filled ones come first, so
 * that the groups can be compared by eye.
 */
export function dotFigure(figure: DotFigure): string {
  const narrow = figure.size === 'narrow';
  const width = figureWidth[figure.size];
  const largest = Math.max(1, ...figure.groups.map((group) => group.n));
  const columns = columnsFor(largest, narrow);
  const beside = !narrow && figure.groups.length === 2;
  const room = (beside ? width / 2 - 24 : width) - 4;
  const step = Math.min(24, room / columns);
  const head = 52;
  const heights = figure.groups.map((group) => head + Math.ceil(group.n / columns) * step + 20);
  const tops = heights.map((_, index) => (beside ? 0 : heights.slice(0, index).reduce((a, b) => a + b, 0)));
  const body = beside ? Math.max(...heights) : heights.reduce((a, b) => a + b, 0);
  const height = body + 44 + 46;
  const marks = figure.groups.flatMap((group, index) => {
    const left = beside && index === 1 ? width / 2 + 12 : 0;
    return groupMarks(group, figure, { left, top: (tops[index] ?? 0) + head, columns, step });
  });
  return draw(figure, height, {
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    r: { type: 'identity' },
    marks: [...marks, ...keyMarks(figure, body + 12)],
  });
}

/** The same as the figure in a table. */
export function dotTable(figure: DotFigure): FigureTable {
  const danish = figure.language === 'da';
  return {
    caption: figure.title,
    columns: [
      danish ? 'Gruppe' : 'Group',
      figure.eventLabel,
      figure.eventFreeLabel,
      danish ? 'I alt' : 'Total',
    ],
    rows: figure.groups.map((group) => [
      group.label,
      whole(group.events, figure.language),
      whole(group.n - group.events, figure.language),
      whole(group.n, figure.language),
    ]),
  };
}
