import type { Anchor, TemplateStep } from './template.ts';

/** The days a step may be done on, both included. */
export interface Window {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** A step of one course as the rule places it. */
export interface PlannedItem {
  readonly step: string;
  readonly anchor: Anchor;
  readonly offsetFrom: number;
  readonly offsetTo: number;
  readonly window: Window;
}

/** A step of one course as it stands: the rule that made it, its window, who last placed it, and whether it is done. */
export interface ScheduleItem extends PlannedItem {
  readonly id: string;
  /** rule: placed by the template; hand: moved by a person; agreed: agreed with the participant. */
  readonly origin: 'rule' | 'hand' | 'agreed';
  readonly doneOn: Temporal.PlainDate | undefined;
}

export interface Anchors {
  readonly release: Temporal.PlainDate | undefined;
  readonly opened: Temporal.PlainDate;
}

const windowAt = (anchor: Temporal.PlainDate, from: number, to: number): Window => ({
  from: anchor.add({ days: from }),
  to: anchor.add({ days: to }),
});

/** The items of a template whose anchor is known, in the template's order. */
export const planFor = (anchors: Anchors, template: readonly TemplateStep[]): readonly PlannedItem[] =>
  template.flatMap((step) => {
    const anchor = anchors[step.anchor];
    if (anchor === undefined) return [];
    return [
      {
        step: step.key,
        anchor: step.anchor,
        offsetFrom: step.from,
        offsetTo: step.to,
        window: windowAt(anchor, step.from, step.to),
      },
    ];
  });

/** What a course lacks of its plan: everything counted from the release while the release date was unknown. */
export const missingFrom = (
  items: readonly ScheduleItem[],
  anchors: Anchors,
  template: readonly TemplateStep[],
): readonly PlannedItem[] =>
  planFor(anchors, template).filter((planned) => !items.some((item) => item.step === planned.step));

/** Why an item does not move with the release date. */
export type StayReason = 'done' | 'agreed' | 'hand' | 'other-anchor' | 'no-date' | 'same-date' | 'on-hold';

export interface Move {
  readonly item: ScheduleItem;
  readonly to: Window;
  /** The new window is over already: the step is shown as not done, and nobody is reminded of it. */
  readonly past: boolean;
}

export interface Stay {
  readonly item: ScheduleItem;
  readonly reason: StayReason;
}

export interface MovePreview {
  readonly moves: readonly Move[];
  readonly stays: readonly Stay[];
}

const sameWindow = (a: Window, b: Window): boolean => a.from.equals(b.from) && a.to.equals(b.to);

const stayReason = (item: ScheduleItem, release: Temporal.PlainDate | undefined): StayReason | undefined => {
  if (item.doneOn !== undefined) return 'done';
  if (item.origin !== 'rule') return item.origin;
  if (item.anchor !== 'release') return 'other-anchor';
  return release === undefined ? 'no-date' : undefined;
};

/**
 * What a new release date would do to each item, before anything is changed. Only what nobody has touched moves, to
 * its rule's window at the new date; so the same date again restores exactly what was.
 */
export const previewMove = (
  items: readonly ScheduleItem[],
  newRelease: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): MovePreview => {
  const moves: Move[] = [];
  const stays: Stay[] = [];
  for (const item of items) {
    const reason = stayReason(item, newRelease);
    if (reason !== undefined || newRelease === undefined) {
      stays.push({ item, reason: reason ?? 'no-date' });
      continue;
    }
    const to = windowAt(newRelease, item.offsetFrom, item.offsetTo);
    if (sameWindow(item.window, to)) stays.push({ item, reason: 'same-date' });
    else moves.push({ item, to, past: Temporal.PlainDate.compare(to.to, today) < 0 });
  }
  return { moves, stays };
};

/** While a course rests its plan does: what is done stays done, and nothing else moves. */
export const restingMove = (items: readonly ScheduleItem[]): MovePreview => ({
  moves: [],
  stays: items.map((item) => ({ item, reason: item.doneOn === undefined ? 'on-hold' : 'done' })),
});

/** The items after the move; the order stays. */
export const applyMove = (items: readonly ScheduleItem[], preview: MovePreview): readonly ScheduleItem[] => {
  const moved = new Map(preview.moves.map((move) => [move.item.id, move.to]));
  return items.map((item) => ({ ...item, window: moved.get(item.id) ?? item.window }));
};

/** done; due: its window is open; planned: to come; missed: its window is over and it is not done. */
export type ItemState = 'done' | 'due' | 'planned' | 'missed';

export const itemState = (
  item: Pick<ScheduleItem, 'doneOn' | 'window'>,
  today: Temporal.PlainDate,
): ItemState => {
  if (item.doneOn !== undefined) return 'done';
  if (Temporal.PlainDate.compare(today, item.window.from) < 0) return 'planned';
  return Temporal.PlainDate.compare(today, item.window.to) > 0 ? 'missed' : 'due';
};

/** What comes next: of what is not done and not over, the one whose window ends first. */
export const nextItem = (
  items: readonly ScheduleItem[],
  today: Temporal.PlainDate,
): ScheduleItem | undefined =>
  items
    .filter((item) => ['due', 'planned'].includes(itemState(item, today)))
    .toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(a.window.from, b.window.from) ||
        Temporal.PlainDate.compare(a.window.to, b.window.to),
    )[0];
