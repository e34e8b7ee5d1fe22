import type { FollowUpEnd } from '../../outcome/derive.ts';
import type { OutcomeEvent } from '../../outcome/event.ts';
import type { SealedRandomisation } from '../../randomisation/allocate.ts';
import { type Seed, seededWords, weighted } from '../random.ts';
import { simulatedRandomisation, simulateTrialColumns, trialColumns } from './columns.ts';
import type { SimulationPlan } from './plan.ts';
import { LONGEST_DECISION_DAYS, registerRows } from './register.ts';

/** One person of a simulated trial. */
export type SimulatedPerson = Readonly<{
  /** index into the plan's groups */
  group: number;
  stratum: string;
  /** place in the line of the stratum, from 1 */
  position: number;
  /** code of the arm */
  arm: string;
  randomisedOn: Temporal.PlainDate;
  releasedOn: Temporal.PlainDate;
  /** left follow-up early */
  end: FollowUpEnd | null;
  events: readonly OutcomeEvent[];
  /** what the simulator made happen; deriving the outcome from the events gives the same */
  truth: Readonly<{ timeDays: number; event: boolean }>;
}>;

export type SimulatedTrial = Readonly<{
  people: readonly SimulatedPerson[];
  /** the register is complete up to and including this day */
  completeUntil: Temporal.PlainDate;
  randomisation: SealedRandomisation;
}>;

/** The day the register must reach so that everyone in the columns is seen as far as the plan says. */
function completeUntil(plan: SimulationPlan, startsOn: Temporal.PlainDate): Temporal.PlainDate {
  const horizon = plan.registerDays ?? plan.recruitmentDays + plan.waitDays[1] + plan.followUpDays;
  return startsOn.add({ days: horizon + LONGEST_DECISION_DAYS });
}

/** A register made up on a day holds no later decision. */
const isDecidedBy = (row: OutcomeEvent, day: Temporal.PlainDate) =>
  row.decisionDate !== null && Temporal.PlainDate.compare(row.decisionDate, day) <= 0;

/**
 * Simulates one trial with dates and register rows, from the same draws as {@link simulateTrialColumns}.
 * The rows hold noise (offences from before release, traffic, acquittals, later offences), all of which the
 * definition `SIMULATED_OUTCOME` must see through to find `truth` again.
 *
 * @param startsOn first day of recruitment
 * @param sealed the study's own randomisation; one from the seed when left out
 */
export function simulateTrial(
  plan: SimulationPlan,
  seed: Seed,
  startsOn: Temporal.PlainDate,
  sealed: SealedRandomisation = simulatedRandomisation(plan, seed),
): SimulatedTrial {
  const columns = simulateTrialColumns(plan, seed, trialColumns(plan.people), sealed);
  const registerEnd = completeUntil(plan, startsOn);
  const next = new Map<string, number>();
  const people = Array.from(columns.time, (timeDays, i): SimulatedPerson => {
    const words = seededWords([...seed, 'register', i]);
    const group = columns.group[i] as number;
    const stratum = (plan.groups[group] as SimulationPlan['groups'][number]).stratum;
    const position = (next.get(stratum) ?? 0) + 1;
    next.set(stratum, position);
    const releasedOn = startsOn.add({ days: columns.releasedDay[i] as number });
    const event = columns.event[i] === 1;
    const lostDay = columns.lostDay[i] as number;
    const end =
      lostDay >= 0
        ? Object.freeze({
            reason: weighted(words, { emigrated: 5, died: 3, withdrawn: 2 } as const),
            on: releasedOn.add({ days: lostDay }),
          })
        : null;
    const seen =
      plan.registerDays === null ? plan.followUpDays : plan.registerDays - (columns.releasedDay[i] as number);
    const lastDay = lostDay >= 0 ? lostDay : Math.min(plan.followUpDays, seen);
    const rows = registerRows(words, { origin: releasedOn, eventDay: event ? timeDays : null, lastDay });
    return Object.freeze({
      group,
      stratum,
      position,
      arm: plan.design.arms[columns.arm[i] as number] as string,
      randomisedOn: startsOn.add({ days: columns.randomisedDay[i] as number }),
      releasedOn,
      end,
      events: Object.freeze(rows.filter((row) => isDecidedBy(row, registerEnd))),
      truth: Object.freeze({ timeDays, event }),
    });
  });
  return Object.freeze({ people: Object.freeze(people), completeUntil: registerEnd, randomisation: sealed });
}
