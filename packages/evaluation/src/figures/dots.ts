import * as Plot from '@observablehq/plot';
import { whole } from '../words/numbers.ts';
import { draw, type FigureFrame, type FigureTable, figureWidth, fontSize, type Tone, tones } from './svg.ts';

/** How many people of one arm had the event. */
export interface DotGroup {
  readonly label: string;
  readonly tone: Tone;
  readonly n: number;
  readonly events: number;
  /** Not followed to the end, or the outcome not stated. */
  readonly unknown: number;
}

export interface DotFigure extends FigureFrame {
  readonly groups: readonly DotGroup[];
  /** "faldt tilbage" / "relapsed". */
  readonly eventLabel: string;
  /** "ingen ny kriminalitet" / "no new crime". */
  readonly eventFreeLabel: string;
  /** "ikke fulgt til ende" / "not followed to the end"; shown where there is somebody. */
  readonly unknownLabel: string;
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly kind: 'event' | 'free' | 'unknown';
}

const mostDots = 600;

/** How many participants one dot stands for: one, or in a large trial the power of ten that keeps them countable. */
export function peoplePerDot(groups: readonly Pick<DotGroup, 'n'>[]): number {
  const largest = Math.max(1, ...groups.map((group) => group.n));
  return 10 ** Math.max(0, Math.ceil(Math.log10(largest / mostDots)));
}

function inDots(group: DotGroup, per: number): DotGroup {
  const [n, events, unknown] = [group.n, group.events, group.unknown].map((count) => Math.round(count / per));
  return { ...group, n: n ?? 0, events: events ?? 0, unknown: unknown ?? 0 };
}

function grid(group: DotGroup, columns: number): Dot[] {
  return Array.from({ length: group.n }, (_, index) => ({
    x: index % columns,
    y: Math.floor(index / columns),
    kind: index < group.events ? 'event' : index < group.n - group.unknown ? 'free' : 'unknown',
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
  readonly per: number;
}

function groupMarks(
  group: DotGroup,
  figure: DotFigure,
  { left, top, columns, step, per }: Place,
): Plot.Markish[] {
  const tone = tones[group.tone];
  const place = (dot: Dot) => ({ x: left + (dot.x + 0.5) * step, y: top + (dot.y + 0.5) * step });
  const all = grid(inDots(group, per), columns);
  const radius = step * 0.36;
  const { language } = figure;
  const of = language === 'da' ? 'af' : 'of';
  const counts = `${figure.eventLabel}: ${whole(group.events, language)} ${of} ${whole(group.n, language)}`;
  const those = (kind: Dot['kind']) => all.filter((dot) => dot.kind === kind).map(place);
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
    Plot.dot(those('event'), {
      x: 'x',
      y: 'y',
      r: radius,
      fill: tone.colour,
      className: `${tone.class} filled`,
    }),
    Plot.dot(those('free'), {
      x: 'x',
      y: 'y',
      r: radius - 0.75,
      fill: 'none',
      stroke: tone.colour,
      strokeWidth: 1.5,
      className: `${tone.class} hollow`,
    }),
    Plot.dot(those('unknown'), {
      x: 'x',
      y: 'y',
      r: radius * 0.8,
      symbol: 'times',
      stroke: tone.colour,
      strokeWidth: 1.5,
      className: `${tone.class} line`,
    }),
  ];
}

interface KeyEntry {
  readonly label: string;
  readonly symbol: 'circle' | 'times';
  readonly fill: string;
}

function keyEntries(figure: DotFigure): KeyEntry[] {
  const entries: KeyEntry[] = [
    { label: figure.eventLabel, symbol: 'circle', fill: 'currentColor' },
    { label: figure.eventFreeLabel, symbol: 'circle', fill: 'none' },
  ];
  const unknown = figure.groups.some((group) => group.unknown > 0);
  return unknown ? [...entries, { label: figure.unknownLabel, symbol: 'times', fill: 'none' }] : entries;
}

const keyHeight = 22;

function keyMarks(figure: DotFigure, top: number): Plot.Markish[] {
  return keyEntries(figure).flatMap((entry, index) => {
    const y = top + index * keyHeight;
    const place = { x: 8, y, r: 6, stroke: 'currentColor' };
    return [
      Plot.dot([entry], { ...place, symbol: entry.symbol, fill: entry.fill }),
      Plot.text([entry.label], { x: 22, y, textAnchor: 'start', fontSize }),
    ];
  });
}

/**
 * One dot for each participant, by arm: filled with the event, hollow without. The filled ones come first, so
 * that the groups can be compared by eye; those of whom the outcome is not known are crosses, last. In a large trial a dot
 * stands for ten participants, or a hundred: the description must say so.
 */
export function dotFigure(figure: DotFigure): string {
  const narrow = figure.size === 'narrow';
  const width = figureWidth[figure.size];
  const per = peoplePerDot(figure.groups);
  const sizes = figure.groups.map((group) => inDots(group, per).n);
  const largest = Math.max(1, ...sizes);
  const columns = columnsFor(largest, narrow);
  const beside = !narrow && figure.groups.length === 2;
  const room = (beside ? width / 2 - 24 : width) - 4;
  const step = Math.min(24, room / columns);
  const head = 52;
  const heights = sizes.map((n) => head + Math.ceil(n / columns) * step + 20);
  const tops = heights.map((_, index) => (beside ? 0 : heights.slice(0, index).reduce((a, b) => a + b, 0)));
  const body = beside ? Math.max(...heights) : heights.reduce((a, b) => a + b, 0);
  const height = body + keyEntries(figure).length * keyHeight + 46;
  const marks = figure.groups.flatMap((group, index) => {
    const left = beside && index === 1 ? width / 2 + 12 : 0;
    return groupMarks(group, figure, { left, top: (tops[index] ?? 0) + head, columns, step, per });
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
  const { language } = figure;
  const danish = language === 'da';
  const unknown = figure.groups.some((group) => group.unknown > 0);
  return {
    caption: figure.title,
    columns: [
      danish ? 'Gruppe' : 'Group',
      figure.eventLabel,
      figure.eventFreeLabel,
      ...(unknown ? [figure.unknownLabel] : []),
      danish ? 'I alt' : 'Total',
    ],
    rows: figure.groups.map((group) => [
      group.label,
      whole(group.events, language),
      whole(group.n - group.events - group.unknown, language),
      ...(unknown ? [whole(group.unknown, language)] : []),
      whole(group.n, language),
    ]),
  };
}
