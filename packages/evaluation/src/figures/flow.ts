import * as Plot from '@observablehq/plot';
import {
  draw,
  type FigureFrame,
  type FigureTable,
  figureWidth,
  fontSize,
  type Tone,
  tones,
  wrapped,
} from './svg.ts';

/** A box of the participant flow: a heading and its lines, e.g. "Fulgt til ende: 210". */
export interface FlowBox {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** One arm's way through the trial, top to bottom. */
export interface FlowArm {
  readonly tone: Tone;
  readonly boxes: readonly FlowBox[];
}

export interface FlowFigure extends FigureFrame {
  /** Before the arms part. */
  readonly trunk: readonly FlowBox[];
  readonly arms: readonly FlowArm[];
}

interface Placed {
  readonly box: FlowBox;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: Tone | null;
}

const padding = 10;
const lineHeight = 19;
const gap = 26;

function fitted(box: FlowBox, width: number): FlowBox {
  const inner = width - 2 * padding;
  return {
    heading: wrapped(box.heading, inner * 0.94).join('\n'),
    lines: box.lines.flatMap((line) => wrapped(line, inner)),
  };
}

function heightOf(box: FlowBox): number {
  return (box.heading.split('\n').length + box.lines.length) * lineHeight + 2 * padding;
}

/** Places the boxes: the trunk over the whole width, then a column for each arm with equal rows. */
function place(figure: FlowFigure, width: number): { placed: Placed[]; height: number; split: number } {
  const between = 16;
  const column = (width - between * (figure.arms.length - 1)) / Math.max(1, figure.arms.length);
  const placed: Placed[] = [];
  let y = 1;
  const trunkWidth = Math.min(width - 2, 420);
  for (const original of figure.trunk) {
    const box = fitted(original, trunkWidth);
    const height = heightOf(box);
    placed.push({ box, x: (width - trunkWidth) / 2, y, width: trunkWidth, height, tone: null });
    y += height + gap;
  }
  const split = y - gap;
  const depth = Math.max(0, ...figure.arms.map((arm) => arm.boxes.length));
  for (let row = 0; row < depth; row++) {
    const boxes = figure.arms.map((arm) => {
      const box = arm.boxes[row];
      return box === undefined ? undefined : fitted(box, column - 2);
    });
    const height = Math.max(...boxes.map((box) => (box === undefined ? 0 : heightOf(box))));
    boxes.forEach((box, index) => {
      const tone = figure.arms[index]?.tone;
      if (box === undefined || tone === undefined) return;
      placed.push({ box, x: index * (column + between) + 1, y, width: column - 2, height, tone });
    });
    y += height + gap;
  }
  return { placed, height: y - gap + 1, split };
}

interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The lines from box to box; where the arms part, down, across and down again. */
function connections(placed: readonly Placed[], split: number, width: number): Segment[] {
  const trunk = placed.filter((one) => one.tone === null);
  const middle = width / 2;
  const segments = trunk.slice(1).map((one) => ({ x1: middle, y1: one.y - gap, x2: middle, y2: one.y }));
  const bend = split + gap / 2;
  const firsts = placed.filter((one) => one.tone !== null && Math.abs(one.y - split - gap) < 1);
  if (firsts.length > 0) segments.push({ x1: middle, y1: split, x2: middle, y2: bend });
  for (const one of placed.filter((candidate) => candidate.tone !== null)) {
    const centre = one.x + one.width / 2;
    if (firsts.includes(one)) {
      segments.push(
        { x1: middle, y1: bend, x2: centre, y2: bend },
        { x1: centre, y1: bend, x2: centre, y2: one.y },
      );
    } else segments.push({ x1: centre, y1: one.y - gap, x2: centre, y2: one.y });
  }
  return segments;
}

/** The participant flow: boxes for what happened to everybody, then one column for each arm. */
export function flowFigure(figure: FlowFigure): string {
  const width = figureWidth[figure.size];
  const { placed, height, split } = place(figure, width);
  const texts = placed.flatMap((one) => {
    const headingLines = one.box.heading.split('\n').length;
    return [
      Plot.text([one.box.heading], {
        x: one.x + padding,
        y: one.y + padding,
        textAnchor: 'start',
        lineAnchor: 'top',
        lineHeight: lineHeight / fontSize,
        fontSize,
        fontWeight: 600,
        ...(one.tone === null
          ? {}
          : { fill: tones[one.tone].colour, className: `${tones[one.tone].class} label` }),
      }),
      Plot.text([one.box.lines.join('\n')], {
        x: one.x + padding,
        y: one.y + padding + headingLines * lineHeight,
        textAnchor: 'start',
        lineAnchor: 'top',
        lineHeight: lineHeight / fontSize,
        fontSize,
      }),
    ];
  });
  const frames = placed.map((one) =>
    Plot.rect([one], {
      x1: 'x',
      y1: 'y',
      x2: (box: Placed) => box.x + box.width,
      y2: (box: Placed) => box.y + box.height,
      rx: 4,
      fill: 'none',
      stroke: one.tone === null ? 'currentColor' : tones[one.tone].colour,
      strokeWidth: 1.25,
      strokeDasharray: one.tone === null ? 'none' : tones[one.tone].dash,
      className: one.tone === null ? 'box' : `${tones[one.tone].class} line`,
    }),
  );
  return draw(figure, height + 50, {
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.link(connections(placed, split, width), {
        x1: 'x1',
        y1: 'y1',
        x2: 'x2',
        y2: 'y2',
        strokeOpacity: 0.6,
        strokeWidth: 1.25,
      }),
      ...frames,
      ...texts,
    ],
  });
}

/** The same as the figure in a table: one row for each line of each box. */
export function flowTable(figure: FlowFigure, groupHeading: string): FigureTable {
  const trunk = figure.trunk.map((box) => [box.heading, box.lines.join('; '), '']);
  const depth = Math.max(0, ...figure.arms.map((arm) => arm.boxes.length));
  const arms = Array.from({ length: depth }, (_, row) =>
    figure.arms.flatMap((arm) => {
      const box = arm.boxes[row];
      return box === undefined ? [] : [[box.heading, box.lines.join('; ')]];
    }),
  ).flat();
  return {
    caption: figure.title,
    columns: [groupHeading, figure.language === 'da' ? 'Antal' : 'Number'],
    rows: [...trunk.map((row) => row.slice(0, 2)), ...arms],
  };
}
