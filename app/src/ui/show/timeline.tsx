import { useLang } from '../context.ts';
import { daysPhrase, formatDate } from '../text/dates.ts';
import type { Content, Words } from '../types.ts';
import { Tag, type TagKind } from './blocks.tsx';
import { TimelinePicture } from './timeline-picture.tsx';

/** done: it happened; due: now; planned: to come, which its place after today says; missed: passed and not done. */
export type EventState = 'done' | 'due' | 'planned' | 'missed';

export interface TimelineEvent {
  readonly date: Temporal.PlainDate;
  readonly text: string;
  readonly state: EventState;
  readonly href?: string | undefined;
  readonly action?: Content;
}

export interface TimelinePhase {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly text: string;
  readonly kind: 'prison' | 'community';
}

export interface TimelineProps {
  /** Whose course it is, for the picture's name. */
  readonly label: string;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly release: { readonly date: Temporal.PlainDate; readonly text: string; readonly certain: boolean };
  readonly phases: readonly TimelinePhase[];
  readonly items: readonly TimelineEvent[];
}

type TaggedState = Exclude<EventState, 'planned'>;

const words: Words<TaggedState | 'today'> = {
  da: { done: 'Gjort', due: 'Nu', missed: 'Ikke gjort', today: 'I dag' },
  en: { done: 'Done', due: 'Now', missed: 'Not done', today: 'Today' },
};

const tags: Readonly<Record<TaggedState, TagKind>> = { done: 'done', due: 'soon', missed: 'danger' };

interface Line {
  readonly date: Temporal.PlainDate;
  readonly kind: 'event' | 'release' | 'today';
  readonly event?: TimelineEvent;
}

/** Every line of the list in order of date; today stands before what happens today. */
function linesOf({ items, release, today, from, to }: TimelineProps): readonly Line[] {
  const within = (date: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0;
  const lines: Line[] = [
    ...(within(today) ? [{ date: today, kind: 'today' } as const] : []),
    { date: release.date, kind: 'release' },
    ...items.map((event) => ({ date: event.date, kind: 'event', event }) as const),
  ];
  return lines.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}

/** A course from two months before release to one year after: a picture where there is room, and always a list. */
export function Timeline(props: TimelineProps) {
  const lang = useLang();
  const text = words[lang];
  return (
    <div class="pm-timeline">
      <TimelinePicture {...props} />
      <ol class="pm-timeline-list">
        {linesOf(props).map(({ date, kind, event }) => (
          <li class={`pm-timeline-line pm-timeline-line--${event ? event.state : kind}`}>
            <time datetime={date.toString()}>{formatDate(lang, date, 'short')}</time>
            <span class="pm-timeline-text">
              {kind === 'today' ? <strong>{text.today}</strong> : null}
              {kind === 'release' ? <strong>{props.release.text}</strong> : null}
              {event === undefined ? null : event.href ? <a href={event.href}>{event.text}</a> : event.text}
              {event?.action}
            </span>
            <span class="pm-timeline-state">
              {event && event.state !== 'planned' ? (
                <Tag kind={tags[event.state]}>{text[event.state]}</Tag>
              ) : null}
              {kind === 'release' ? daysPhrase(lang, props.today.until(date).days) : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
