import type { Highs } from 'highs';
import { Master, type Stage } from './master.ts';
import {
  type Choice,
  compareWorth,
  fits,
  greedy,
  mostUrgent,
  type Packing,
  roomIn,
  strongest,
  type Worth,
  whole,
  worthOf,
} from './packing.ts';

/** A whole choice, and how far it may be from the best. */
export interface Packed {
  readonly choice: Choice;
  readonly worth: Worth;
  /** No choice places more. */
  readonly mostPlaced: number;
  /** With so many placed, no choice is more urgent. */
  readonly urgencyProven: boolean;
  /** With as many placed and as urgent, no choice has more points. */
  readonly mostPoints: number;
}

/** So much heavier than points: enough to lead the way, small enough to reckon with exactly. */
const lead = Object.freeze({ placed: 1000, urgency: 100 });

/**
 * The best choice for one part of the country: more people placed, then the more urgent, then points. First all three
 * are counted at once, with weights that lead the way. Where everybody is placed, that decides the first two; else they
 * are settled by themselves, with weights that keep their order exactly, and then points among the plans that reach
 * them. In each step: the relaxation, a dive, and where the two do not meet the branch and bound.
 */
export const pack = (highs: Highs, packing: Packing, deadline: number): Packed => {
  const people = packing.columns.length;
  const room = roomIn(packing);
  const free: Stage = {
    fixed: packing.urgency.map((urgency) => lead.placed + lead.urgency * urgency),
    perPoint: 1,
    placed: [0, room],
    urgency: [0, people * mostUrgent],
  };
  const leading = ({ placed, urgency }: Worth): number => lead.placed * placed + lead.urgency * urgency;
  let choice = greedy(packing);
  let worth = worthOf(packing, choice);
  const keep = (other: Choice | undefined): void => {
    if (other === undefined) return;
    if (!fits(packing, other)) throw new Error('the solver placed a volunteer too often');
    const better = worthOf(packing, other);
    if (compareWorth(better, worth) > 0) [choice, worth] = [other, better];
  };
  using master = new Master(highs, packing, free, deadline);
  master.addChoice(choice);
  master.add(packing.columns.flatMap((own, seeker) => strongest(own, 15).map((pair) => ({ seeker, pair }))));

  /** Relaxation, dive and, where they do not meet, branch and bound. Returns what no plan of the stage can exceed. */
  const settle = (stage: Stage, until: number): number => {
    master.setStage(stage);
    const begun = performance.now();
    // A relaxation that is cut short leaves time to make a plan of it.
    const bound = master.relax(begun + 0.8 * (deadline - begun));
    if (bound === undefined) return Number.POSITIVE_INFINITY;
    let most = whole(bound.value);
    if (most <= master.valueOf(choice)) return most;
    const prices = bound.prices.subarray(people, people + packing.places.length);
    // In long steps first, for there may be no time for short ones. Whom a dive that was cut short left out gets what is left.
    for (const part of [0.1, 0])
      if (most > master.valueOf(choice) && !master.outOfTime)
        keep(greedy(packing, master.dive(part), prices));
    const value = master.valueOf(choice);
    // Where somebody is left over, the leading weights decide nothing: the exact ones come next.
    const leftOver = stage === free && worth.placed < people;
    if (most <= value || leftOver || master.outOfTime) return most;
    const closed = master.close(bound, choice, value, until);
    keep(closed?.choice);
    if (closed !== undefined) most = Math.min(most, whole(closed.most));
    return most;
  };

  const most = settle(free, deadline);
  if (worth.placed === people)
    return {
      choice,
      worth,
      mostPlaced: people,
      urgencyProven: true,
      mostPoints: Math.max(worth.points, Math.min(100 * people, most - leading(worth))),
    };

  const heavy = mostUrgent * people + 1;
  const count: Stage = {
    ...free,
    fixed: packing.urgency.map((urgency) => heavy + urgency),
    perPoint: 0,
  };
  const half = () => performance.now() + (deadline - performance.now()) / 2;
  let mostCounted = settle(count, half());
  let mostPlaced = Math.max(worth.placed, Math.min(room, Math.floor(mostCounted / heavy)));
  if (mostPlaced === worth.placed && mostCounted > heavy * worth.placed + worth.urgency) {
    mostCounted = settle({ ...count, placed: [0, worth.placed] }, half());
    mostPlaced = Math.max(worth.placed, Math.min(mostPlaced, Math.floor(mostCounted / heavy)));
  }
  const urgencyProven = mostCounted <= heavy * worth.placed + worth.urgency;
  const reached: Stage = {
    ...free,
    placed: [worth.placed, room],
    urgency: [worth.urgency, people * mostUrgent],
  };
  const mostValue = settle(reached, deadline);
  return {
    choice,
    worth,
    mostPlaced,
    urgencyProven,
    mostPoints: Math.max(worth.points, Math.min(100 * worth.placed, mostValue - leading(worth))),
  };
};
