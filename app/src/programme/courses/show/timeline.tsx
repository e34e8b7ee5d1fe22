import {
  EmptyState,
  type Lang,
  type PageContext,
  PostButton,
  Timeline,
  type TimelineEvent,
} from '../../../ui/index.ts';
import { anchorOf, type ReleaseDate } from '../release-date.ts';
import { phases, releaseStep, stepText } from '../template.ts';
import { shortDate } from '../texts.ts';
import { type ItemState, itemState, nextItem, type ScheduleItem } from '../timeline.ts';
import { texts } from './texts.ts';

export interface CourseTimelineProps {
  readonly page: PageContext;
  readonly person: string;
  readonly openedOn: Temporal.PlainDate;
  readonly current: ReleaseDate | undefined;
  readonly items: readonly ScheduleItem[];
  readonly today: Temporal.PlainDate;
  /** The course rests: nothing is due and nothing was missed. */
  readonly resting: boolean;
  /** Where a step is marked as done; without it the timeline is only read. */
  readonly action?: string | undefined;
}

const eventText = (lang: Lang, item: ScheduleItem): string => {
  const text = stepText(lang, item.step);
  if (item.doneOn !== undefined || item.window.from.equals(item.window.to)) return text;
  return `${text}, ${texts[lang].latest} ${shortDate(lang, item.window.to)}`;
};

/** The step that the release is has no tick of its own: the line of the release date tells it. */
const shownItems = (items: readonly ScheduleItem[]) => items.filter((item) => item.step !== releaseStep);

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) <= 0 ? one : other;

/** A button stands where it can be used: at what is open or overdue, and at what comes next. */
const hasButton = (state: ItemState, item: ScheduleItem, next: ScheduleItem | undefined): boolean =>
  state === 'due' || state === 'missed' || item === next;

/** From two months before the release to one year after, as a picture and as a list. */
export function CourseTimeline(props: CourseTimelineProps) {
  const { page, current, today, resting } = props;
  const action = resting ? undefined : props.action;
  const { lang } = page;
  const text = texts[lang];
  const items = shownItems(props.items);
  const next = nextItem(items, today);
  const events = items.map((item): TimelineEvent => {
    const state = resting && item.doneOn === undefined ? 'planned' : itemState(item, today);
    return {
      date: item.doneOn ?? item.window.from,
      text:
        resting && item.doneOn === undefined
          ? `${eventText(lang, item)}, ${text.onHold}`
          : eventText(lang, item),
      state,
      action:
        action !== undefined && hasButton(state, item, next) ? (
          <>
            {' '}
            <PostButton
              page={page}
              action={action}
              fields={{ step: item.step, done: 'yes' }}
              text={text.done}
              context={stepText(lang, item.step)}
              kind="quiet"
            />
          </>
        ) : null,
    };
  });
  const release = anchorOf(current);
  if (release === undefined || current === undefined)
    return <EmptyState text={resting ? text.noTimelineOnHold : text.noTimeline} />;
  const [first, last] = [phases[0], phases.at(-1)];
  return (
    <Timeline
      label={text.title(props.person)}
      from={earlier(release.add({ days: first?.from ?? 0 }), props.openedOn)}
      to={later(release.add({ days: last?.to ?? 0 }), props.openedOn)}
      today={today}
      release={{ date: release, text: text.releaseOn, certain: current.certainty === 'certain' }}
      phases={phases.map((phase) => ({
        from: release.add({ days: phase.from }),
        to: release.add({ days: phase.to + 1 }),
        text: phase.text[lang],
        kind: phase.to < 0 ? 'prison' : 'community',
      }))}
      items={events}
    />
  );
}
