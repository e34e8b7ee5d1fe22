import { useLang } from '../context.ts';
import { formatDate } from '../text/dates.ts';
import type { Words } from '../types.ts';
import type { TimelineProps } from './timeline.tsx';

const words: Words<'today'> = { da: { today: 'i dag' }, en: { today: 'today' } };

const width = 960;
const margin = 8;
const band = { y: 40, height: 24 };

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
  x < 80 ? 'start' : x > width - 80 ? 'end' : 'middle';

/** The band of the two phases with month marks, release, today and events; the list beside it says the same in words. */
export function TimelinePicture(props: TimelineProps) {
  const lang = useLang();
  const x = scale(props.from, props.to);
  const release = x(props.release.date);
  const today = x(props.today);
  return (
    <svg class="pm-timeline-picture" viewBox={`0 0 ${width} 120`} role="img" aria-label={props.label}>
      {props.phases.map((phase) => (
        <>
          <rect
            class={`pm-phase pm-phase--${phase.kind}`}
            x={x(phase.from)}
            y={band.y}
            width={Math.max(0, x(phase.to) - x(phase.from))}
            height={band.height}
          />
          <text class="pm-phase-text" x={x(phase.from) + 8} y={band.y + 17}>
            {phase.text}
          </text>
        </>
      ))}
      {monthStarts(props.from, props.to).map((month) => (
        <>
          <line
            class="pm-month"
            x1={x(month)}
            x2={x(month)}
            y1={band.y + band.height}
            y2={band.y + band.height + 8}
          />
          <text
            class="pm-month-text"
            x={x(month)}
            y={band.y + band.height + 24}
            text-anchor={anchor(x(month))}
          >
            {formatDate(lang, month, 'short')
              .replace(/^1\.? /, '')
              .replace(/ \d+$/, '')}
          </text>
        </>
      ))}
      {props.items.map((item) => (
        <circle class={`pm-event pm-event--${item.state}`} cx={x(item.date)} cy={band.y - 10} r="5" />
      ))}
      <line
        class={props.release.certain ? 'pm-release' : 'pm-release pm-release--uncertain'}
        x1={release}
        x2={release}
        y1={20}
        y2={band.y + band.height + 8}
      />
      <text class="pm-release-text" x={release} y={14} text-anchor={anchor(release)}>
        {props.release.text}
      </text>
      <line class="pm-today" x1={today} x2={today} y1={band.y - 4} y2={104} />
      <text class="pm-today-text" x={today} y={117} text-anchor={anchor(today)}>
        {words[lang].today}
      </text>
    </svg>
  );
}
