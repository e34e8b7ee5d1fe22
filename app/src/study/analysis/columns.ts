import { type Cohort, cohort, lossColumn } from '@primus-motor/evaluation';
import type { Covariate, Protocol } from '@primus-motor/trial';
import type { Followed } from './follow-up.ts';

type Covariates = Cohort['covariates'];
type Column = Covariates[string];

/** A baseline value that the protocol has no word for. */
export class UnknownBaseline extends Error {
  override readonly name = 'UnknownBaseline';
  readonly variable: string;
  constructor(variable: string) {
    super(`a value of ${variable} is not among the protocol's`);
    this.variable = variable;
  }
}

const numberOf = (value: unknown, name: string): number | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new UnknownBaseline(name);
};

const codeOf = (value: unknown, covariate: Exclude<Covariate, { type: 'continuous' }>): string | null => {
  if (value === undefined || value === null) return null;
  const code = String(value);
  if (!covariate.categories.some((category) => category.value === code))
    throw new UnknownBaseline(covariate.name);
  return code;
};

const columnOf = (covariate: Covariate, people: readonly Followed[]): Column =>
  covariate.type === 'continuous'
    ? {
        type: 'continuous',
        values: people.map(({ baseline }) => numberOf(baseline[covariate.name], covariate.name)),
      }
    : { type: 'coded', values: people.map(({ baseline }) => codeOf(baseline[covariate.name], covariate)) };

/**
 * The participants as columns, with the arms as `armOf` names them.
 *
 * @throws UnknownBaseline
 */
export const columnsOf = (
  people: readonly Followed[],
  protocol: Protocol,
  armOf: (person: Followed) => string,
): Cohort =>
  cohort(
    {
      arm: people.map(armOf),
      time: people.map(({ outcome }) => outcome?.timeDays ?? null),
      event: people.map(({ outcome }) => (outcome === undefined ? null : outcome.event ? 1 : 0)),
      lost: people.map(({ lost }) => lost),
      covariates: Object.fromEntries(
        protocol.dataset.covariates.map((covariate) => [covariate.name, columnOf(covariate, people)]),
      ),
    },
    protocol,
  );

/** A cell by RFC 4180. A text that a spreadsheet would run as a formula is made inert; a number stays a number. */
const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const inert = /^[\s\0\uFEFF]*[=+\-@|%＝＋－＠\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/**
 * The pseudonymous analysis file: one row a participant, columns named as the protocol's data set has them, arms as X and Y.
 * The offline command reads the same file with a protocol whose arms are coded so.
 */
export const analysisFile = (people: readonly Followed[], protocol: Protocol): string => {
  const { dataset } = protocol;
  const values = columnsOf(people, protocol, ({ codedArm }) => codedArm).covariates;
  const eventValue = (event: boolean) =>
    Object.entries(dataset.event.values).find(
      ([, meaning]) => meaning === (event ? 'event' : 'censored'),
    )?.[0] ?? (event ? '1' : '0');
  const header = [
    dataset.id ?? 'id',
    dataset.arm.column,
    dataset.time.column,
    dataset.event.column,
    ...dataset.covariates.map((covariate) => covariate.column),
    lossColumn,
  ];
  const rows = people.map((person, row) => [
    person.studyKey,
    person.codedArm,
    person.outcome?.timeDays ?? null,
    person.outcome === undefined ? null : eventValue(person.outcome.event),
    ...dataset.covariates.map(({ name }) => values[name]?.values[row] ?? null),
    person.lost,
  ]);
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
};
