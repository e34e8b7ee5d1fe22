import { LOSS_REASONS, type Protocol } from '@primus-motor/trial';
import type { Cohort, CovariateColumn } from '../cohort/cohort.ts';
import { inputError } from '../cohort/problem.ts';
import type { ArmFlow, TwoByTwo } from './results.ts';

/**
 * A cohort made ready for analysis: arms as 1 (the first) and 0, follow-up cut at the protocol's end. An event after
 * the end is no event: at the end that participant was followed without one.
 */
export interface Prepared {
  readonly n: number;
  readonly arm: readonly (0 | 1)[];
  readonly time: readonly (number | null)[];
  readonly event: readonly (0 | 1 | null)[];
  readonly lost: Cohort['lost'];
  readonly covariates: Cohort['covariates'];
  /** End of follow-up. */
  readonly end: number;
  /** What was known of each participant after the end, and is not used: undefined, or whether the event came then. */
  readonly after: readonly (0 | 1 | undefined)[];
}

/** @throws {InputError} when a participant is in neither of the two arms, or one arm has nobody. */
export function prepare(cohort: Cohort, codes: readonly [string, string], protocol: Protocol): Prepared {
  const end = protocol.followUp.length;
  const arm = cohort.arm.map((code, row): 0 | 1 => {
    if (code === codes[0]) return 1;
    if (code === codes[1]) return 0;
    throw inputError(`participant ${row + 1} is in "${code}", which is neither ${codes[0]} nor ${codes[1]}`);
  });
  for (const [index, code] of codes.entries()) {
    const members = arm.flatMap((one, row) => (one === 1 - index ? [row] : []));
    if (members.length === 0)
      throw inputError(
        `nobody is in the arm ${code}: check that the file holds both arms, and how the protocol codes them`,
      );
    if (members.every((row) => cohort.time[row] === null)) {
      throw inputError(`no outcome is known for anybody in the arm ${code}`);
    }
  }
  const beyond = (time: number | null) => time !== null && time > end;
  return Object.freeze({
    n: cohort.n,
    arm: Object.freeze(arm),
    time: Object.freeze(cohort.time.map((time) => (beyond(time) ? end : time))),
    event: Object.freeze(cohort.event.map((event, row) => (beyond(cohort.time[row] ?? null) ? 0 : event))),
    lost: cohort.lost,
    covariates: cohort.covariates,
    end,
    after: Object.freeze(
      cohort.time.map((time, row) => (beyond(time) ? (cohort.event[row] ?? 0) : undefined)),
    ),
  });
}

/** Rows for a survival analysis: those whose outcome is known in part at least. */
export interface SurvivalRows {
  readonly rows: readonly number[];
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly arm: readonly number[];
}

export function survivalRows(data: Prepared, keep: (row: number) => boolean = () => true): SurvivalRows {
  const rows: number[] = [];
  const time: number[] = [];
  const event: number[] = [];
  const arm: number[] = [];
  for (let row = 0; row < data.n; row++) {
    const at = data.time[row] ?? null;
    const had = data.event[row] ?? null;
    if (at === null || had === null || !keep(row)) continue;
    rows.push(row);
    time.push(at);
    event.push(had);
    arm.push(data.arm[row] ?? 0);
  }
  return { rows, time, event, arm };
}

/** Whether a participant had the event by the end; null where follow-up stopped before the end without it. */
export function riskAtEnd(data: Prepared, row: number): 0 | 1 | null {
  const event = data.event[row] ?? null;
  if (event === 1) return 1;
  return event === 0 && (data.time[row] ?? 0) >= data.end ? 0 : null;
}

interface Cell {
  events: number;
  n: number;
}

/** Events by the end of follow-up among those for whom it is known, and how many it is not known for. */
export function tableAtEnd(
  data: Prepared,
  keep: (row: number) => boolean = () => true,
): { readonly table: TwoByTwo; readonly leftOut: number } {
  const count: [Cell, Cell] = [
    { events: 0, n: 0 },
    { events: 0, n: 0 },
  ];
  let leftOut = 0;
  for (let row = 0; row < data.n; row++) {
    if (!keep(row)) continue;
    const risk = riskAtEnd(data, row);
    const cell = count[data.arm[row] ?? 0];
    if (risk === null) leftOut += 1;
    else {
      cell.n += 1;
      cell.events += risk;
    }
  }
  return { table: { first: count[1], second: count[0] }, leftOut };
}

/** What became of the participants of each arm, first and second. */
export function participantFlow(data: Prepared): readonly [ArmFlow, ArmFlow] {
  const of = (arm: 0 | 1): ArmFlow => {
    const rows = Array.from({ length: data.n }, (_, row) => row).filter((row) => data.arm[row] === arm);
    const count = (test: (row: number) => boolean) => rows.filter(test).length;
    const after = count((row) => data.after[row] !== undefined);
    return {
      randomised: rows.length,
      events: count((row) => riskAtEnd(data, row) === 1),
      followedToEnd: count((row) => riskAtEnd(data, row) === 0),
      followedInPart: count((row) => riskAtEnd(data, row) === null && data.time[row] !== null),
      outcomeUnknown: count((row) => data.time[row] === null),
      ...(after === 0 ? {} : { afterEnd: { n: after, events: count((row) => data.after[row] === 1) } }),
      ...(data.lost === undefined
        ? {}
        : {
            lost: LOSS_REASONS.map((reason) => ({
              reason,
              n: count((row) => riskAtEnd(data, row) === null && data.lost?.[row] === reason),
            })),
          }),
    };
  };
  return [of(1), of(0)];
}

/** The covariate as numeric columns for a model: itself, or an indicator for each category after the first. */
export function designColumns(
  name: string,
  column: CovariateColumn,
  protocol: Protocol,
): readonly { readonly name: string; readonly values: readonly (number | null)[] }[] {
  if (column.type === 'continuous') return [{ name, values: column.values }];
  const covariate = protocol.dataset.covariates.find((one) => one.name === name);
  if (covariate === undefined || covariate.type === 'continuous') return [];
  return covariate.categories.slice(1).map((category) => ({
    name: `${name}: ${category.value}`,
    values: column.values.map((value) => (value === null ? null : value === category.value ? 1 : 0)),
  }));
}
