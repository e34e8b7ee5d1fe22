import { useLang } from '../context.ts';
import { formatDate } from '../text/dates.ts';
import type { Words } from '../types.ts';
import type { EventState, TimelineProps } from './timeline.tsx';

const words: Words<'today'> = { da: { today: 'i dag' }, en: { today: 'today' } };

const width = 680;
const margin = 8;
const band = { top: 44, bottom: 72 };

/** Day -> x, clamped to the band: a date outside the course stands at its edge. */
function scale(from: Temporal.PlainDate, to: Temporal.PlainDate): (date: Temporal.PlainDate) => number {
  const days = Math.max(1, from.until(to).days);
  return (date) => {
    const share = Math.min(1, Math.max(0, from.until(date).days / days));
    return Math.round((margin + share * (width - 2 * margin)) * 10) / 10;
  };
}

function monthStarts(from: Temporal.PlainDate, to: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const starts: Temporal.PlainDate[] = [];
  let next = from.with({ day: 1 }).add({ months: 1 });
  while (Temporal.PlainDate.compare(next, to) <= 0) {
    starts.push(next);
    next = next.add({ months: 1 });
  }
  return starts;
}

/** Keeps a label inside the picture. */
const anchor = (x: number): 'start' | 'middle' | 'end' =>
  x < 56 ? 'start' : x > width - 56 ? 'end' : 'middle';

/** Each state has its own shape, so that it can be told without colour. */
const shapes: Readonly<Record<EventState, string>> = {
  done: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  due: 'M0-7L7 0L0 7L-7 0z',
  planned: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  missed: 'M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5',
};

interface PlacedProps extends TimelineProps {
  readonly x: (date: Temporal.PlainDate) => number;
}

/** Where a phase's name begins: at its start, or just after a line that would stand through it. */
const nameAt = (from: number, length: number, lines: readonly number[]): number =>
  lines
    .toSorted((a, b) => a - b)
    .reduce((at, line) => (line > at - 6 && line < at + length + 6 ? line + 8 : at), from + 8);

const Phases = ({ phases, release, today, x }: PlacedProps) => (
  <>
    {phases.map((phase) => {
      const room = Math.max(0, x(phase.to) - x(phase.from));
      const length = phase.text.length * 8;
      const name = nameAt(x(phase.from), length, [x(release.date), x(today)]);
      return (
        <>
          <rect
            class={`pm-phase pm-phase--${phase.kind}`}
            x={x(phase.from)}
            y={band.top}
            width={room}
            height={band.bottom - band.top}
          />
          {name + length + 4 < x(phase.from) + room ? (
            <text class="pm-phase-text" x={name} y={band.top + 19}>
              {phase.text}
            </text>
          ) : null}
        </>
      );
    })}
  </>
);

function Months({ from, to, x }: PlacedProps) {
  const lang = useLang();
  const months = monthStarts(from, to);
  // Names of months need room; in a long course every other one has its name.
  const every = months.length > 16 ? 2 : 1;
  return (
    <>
      {months.map((month, i) => (
        <>
          <line class="pm-month" x1={x(month)} x2={x(month)} y1={band.bottom} y2={band.bottom + 6} />
          {i % every === 0 ? (
            <text class="pm-month-text" x={x(month)} y={band.bottom + 20} text-anchor={anchor(x(month))}>
              {formatDate(lang, month, 'short').split(' ')[1]}
            </text>
          ) : null}
        </>
      ))}
    </>
  );
}

/** The band of the two phases with months, release, today and events; the list under it says the same in words. */
export function TimelinePicture(props: TimelineProps) {
  const lang = useLang();
  const x = scale(props.from, props.to);
  const release = x(props.release.date);
  const today = x(props.today);
  return (
    <svg class="pm-timeline-picture" viewBox={`0 0 ${width} 124`} role="img" aria-label={props.label}>
      <Phases {...props} x={x} />
      <Months {...props} x={x} />
      {props.items.map((item) => (
        <path
          class={`pm-event pm-event--${item.state}`}
          d={shapes[item.state]}
          transform={`translate(${x(item.date)} ${band.top - 11})`}
        />
      ))}
      <line
        class={props.release.certain ? 'pm-release' : 'pm-release pm-release--uncertain'}
        x1={release}
        x2={release}
        y1={20}
        y2={band.bottom + 6}
      />
      <text class="pm-release-text" x={release} y={14} text-anchor={anchor(release)}>
        {props.release.text}
      </text>
      <line class="pm-today" x1={today} x2={today} y1={band.top - 4} y2={104} />
      <text class="pm-today-text" x={today} y={119} text-anchor={anchor(today)}>
        {words[lang].today}
      </text>
    </svg>
  );
}
