import * as Plot from '@observablehq/plot';
import { decimal, percent, whole } from '../words/numbers.ts';
import { draw, type FigureFrame, type FigureTable, fontSize, type Tone, tones, wrapped } from './svg.ts';

/** One arm's curve: the share without the event. */
export interface SurvivalCurve {
  readonly label: string;
  readonly tone: Tone;
  /** Ascending event times; the curve is 1 before the first. */
  readonly time: readonly number[];
  readonly survival: readonly number[];
  /** Limits at the same times; null where there is none. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Read at `times` of the figure. */
  readonly shown: readonly ShownPoint[];
  /** The curve is drawn to here. */
  readonly followedTo: number;
}

export interface ShownPoint {
  readonly time: number;
  readonly atRisk: number;
  readonly beyondFollowUp: boolean;
  readonly survival: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SurvivalFigure extends FigureFrame {
  readonly curves: readonly SurvivalCurve[];
  /** Times with a tick, a number at risk and a row in the table. */
  readonly times: readonly number[];
  /** End of follow-up: where the curves stop. */
  readonly end: number;
  /** "Uger efter løsladelse". */
  readonly timeLabel: string;
  /** "Uden ny anholdelse". */
  readonly survivalLabel: string;
  readonly atRiskLabel: string;
  readonly level: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

function steps(curve: SurvivalCurve, end: number): Point[] {
  const points: Point[] = [{ x: 0, y: 1, low: 1, high: 1 }];
  curve.time.forEach((x, index) => {
    const y = curve.survival[index] ?? 1;
    points.push({ x, y, low: curve.lower[index] ?? y, high: curve.upper[index] ?? y });
  });
  const last = points.at(-1);
  if (last !== undefined && last.x < end) points.push({ ...last, x: end });
  return points;
}

/** Moves the labels at the line ends apart where they would lie on each other; `gap` in shares of the axis. */
function spread(ends: readonly number[], gap: number): number[] {
  const order = ends.map((_, index) => index).sort((a, b) => (ends[b] ?? 0) - (ends[a] ?? 0) || a - b);
  const placed = [...ends];
  for (let at = 1; at < order.length; at++) {
    const upper = order[at - 1] ?? 0;
    const lower = order[at] ?? 0;
    const overlap = gap - ((placed[upper] ?? 0) - (placed[lower] ?? 0));
    if (overlap > 0) {
      placed[upper] = (placed[upper] ?? 0) + overlap / 2;
      placed[lower] = (placed[lower] ?? 0) - overlap / 2;
    }
  }
  return placed;
}

function curveMarks(figure: SurvivalFigure): Plot.Markish[] {
  return figure.curves.flatMap((curve) => {
    const tone = tones[curve.tone];
    const points = steps(curve, Math.min(figure.end, curve.followedTo));
    return [
      Plot.areaY(points, {
        x: 'x',
        y1: 'low',
        y2: 'high',
        curve: 'step-after',
        fill: tone.colour,
        fillOpacity: 0.14,
        className: `${tone.class} band`,
      }),
      Plot.line(points, {
        x: 'x',
        y: 'y',
        curve: 'step-after',
        stroke: tone.colour,
        strokeWidth: 2.5,
        strokeDasharray: tone.dash,
        strokeLinecap: 'butt',
        className: `${tone.class} line`,
      }),
      // where the curve ends: a last step down is easily lost in a dash
      Plot.dot(points.slice(-1), {
        x: 'x',
        y: 'y',
        r: 3.5,
        fill: tone.colour,
        className: `${tone.class} filled`,
      }),
    ];
  });
}

/** The arm's name and its share at the end, beside the end of its line. */
function labelMarks(figure: SurvivalFigure, plotHeight: number, room: number): Plot.Markish[] {
  const ends = figure.curves.map((curve) => curve.survival.at(-1) ?? 1);
  const labels = figure.curves.map((curve, index) => [
    ...wrapped(curve.label, room, 8.6),
    percent(ends[index] ?? 1, 0, figure.language),
  ]);
  const lines = Math.max(...labels.map((label) => label.length));
  const places = spread(ends, (lines * fontSize * 1.1 + 6) / plotHeight);
  return figure.curves.map((curve, index) =>
    Plot.text([labels[index]?.join('\n')], {
      x: Math.min(figure.end, curve.followedTo),
      y: places[index] ?? 1,
      dx: 8,
      textAnchor: 'start',
      fill: tones[curve.tone].colour,
      fontWeight: 600,
      fontSize,
      lineHeight: 1.1,
      className: `${tones[curve.tone].class} label`,
    }),
  );
}

function atRiskMarks(figure: SurvivalFigure, left: number, top: number): Plot.Markish[] {
  const heading = Plot.text([figure.atRiskLabel], {
    frameAnchor: 'bottom-left',
    dx: -left + 4,
    dy: top,
    fontWeight: 600,
    fontSize: 13,
    lineAnchor: 'middle',
  });
  const rows = figure.curves.map((curve, row) =>
    Plot.text(
      figure.times.map((x) => ({ x, n: curve.shown.find((point) => point.time === x)?.atRisk ?? 0 })),
      {
        x: 'x',
        text: (point: { n: number }) => whole(point.n, figure.language),
        frameAnchor: 'bottom',
        dy: top + 22 * (row + 1),
        fontVariant: 'tabular-nums',
        fontSize: 13,
        fill: tones[curve.tone].colour,
        className: `${tones[curve.tone].class} label`,
      },
    ),
  );
  const names = figure.curves.map((curve, row) =>
    Plot.ruleY([0], {
      y: 0,
      x1: 0,
      x2: 0,
      dx: -left + 8,
      dy: top + 22 * (row + 1),
      insetRight: -18,
      stroke: tones[curve.tone].colour,
      strokeWidth: 2.5,
      strokeDasharray: tones[curve.tone].dash,
      className: `${tones[curve.tone].class} line`,
    }),
  );
  return [heading, ...rows, ...names];
}

/**
 * Kaplan–Meier curves of the share without the event, as steps with bands, labels at the ends of the lines, and the
 * numbers at risk under the times. The axis runs from 0 to 100 %.
 */
export function survivalFigure(figure: SurvivalFigure): string {
  const narrow = figure.size === 'narrow';
  const marginLeft = narrow ? 52 : 60;
  const marginRight = narrow ? 96 : 148;
  const plotHeight = narrow ? 220 : 300;
  const marginTop = 34;
  const belowAxis = 54;
  const marginBottom = belowAxis + 22 * (figure.curves.length + 1) + 34;
  // on a phone every other time, counted from the end
  const last = figure.times.length - 1;
  const times =
    narrow && last > 4 ? figure.times.filter((_, index) => (last - index) % 2 === 0) : figure.times;
  const thinned = { ...figure, times };
  return draw(figure, marginTop + plotHeight + marginBottom, {
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: { domain: [0, figure.end], label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      Plot.gridY([0, 0.25, 0.5, 0.75, 1], { strokeOpacity: 0.15 }),
      Plot.axisY([0, 0.25, 0.5, 0.75, 1], {
        tickFormat: (value: number) => percent(value, 0, figure.language),
        fontSize: 13,
        tickSize: 0,
      }),
      Plot.axisX(times, {
        tickFormat: (value: number) => decimal(value, Number.isInteger(value) ? 0 : 1, figure.language),
        fontSize: 13,
        tickSize: 5,
      }),
      Plot.ruleY([0]),
      Plot.text([figure.survivalLabel], {
        frameAnchor: 'top-left',
        dx: -marginLeft + 4,
        dy: -marginTop + 4,
        fontSize: 13,
        fontWeight: 600,
        lineAnchor: 'top',
      }),
      Plot.text([figure.timeLabel], {
        frameAnchor: 'bottom-right',
        dy: 34,
        fontSize: 13,
        lineAnchor: 'middle',
      }),
      ...curveMarks(figure),
      ...labelMarks(figure, plotHeight, marginRight - 10),
      ...atRiskMarks(thinned, marginLeft, belowAxis),
    ],
  });
}

/** The same as the figure in a table: per time and arm the number at risk, and the share with its interval. */
export function survivalTable(figure: SurvivalFigure): FigureTable {
  const { language } = figure;
  const danish = language === 'da';
  const share = (point: ShownPoint | undefined) => {
    if (point === undefined) return '–';
    const value = percent(point.survival, 1, language);
    if (point.beyondFollowUp) return '–';
    if (point.lower === null || point.upper === null) return value;
    return `${value} (${percent(point.lower, 1, language)} ${danish ? 'til' : 'to'} ${percent(point.upper, 1, language)})`;
  };
  return {
    caption: danish
      ? `${figure.survivalLabel}: andel med ${figure.level}-interval, og antal der stadig følges`
      : `${figure.survivalLabel}: share with ${figure.level} interval, and number still followed`,
    columns: [
      figure.timeLabel,
      ...figure.curves.flatMap((curve) => [
        curve.label,
        danish ? `${curve.label}: antal` : `${curve.label}: number`,
      ]),
    ],
    rows: figure.times.map((time) => [
      decimal(time, Number.isInteger(time) ? 0 : 1, language),
      ...figure.curves.flatMap((curve) => {
        const point = curve.shown.find((one) => one.time === time);
        return [share(point), point === undefined ? '–' : whole(point.atRisk, language)];
      }),
    ]),
  };
}
