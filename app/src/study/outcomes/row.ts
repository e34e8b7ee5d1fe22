import {
  DECISION_KINDS,
  type DecisionKind,
  type EventFault,
  eventFaults,
  type OutcomeEvent,
} from '@primus-motor/trial';
import { parseDate } from '../../ui/index.ts';

/** The columns of an outcome file, in whatever order its header has them. */
export const outcomeColumns = [
  'study_key',
  'offence_date',
  'charge_date',
  'decision_date',
  'decision',
  'custody',
  'offence_kind',
] as const;
/** Columns that a file may have besides: whoever died or emigrated has a row of their own, without an offence. */
export const endColumns = ['ended', 'ended_date'] as const;
export type OutcomeColumn = (typeof outcomeColumns)[number] | (typeof endColumns)[number];

/** One offence of a file, with the line it stands on. */
export interface OutcomeRow extends OutcomeEvent {
  readonly line: number;
  readonly studyKey: string;
}

/** What can be wrong with a row; the page has a sentence for each. */
export type RowFault =
  | EventFault
  | 'unknown-key'
  | 'bad-date'
  | 'no-offence-date'
  | 'unknown-decision'
  | 'bad-custody'
  | 'kind-too-long'
  | 'after-complete-until'
  | 'duplicate'
  | 'end-and-offence'
  | 'unknown-end'
  | 'end-after-complete-until'
  | 'second-end';

export interface LineFault {
  readonly line: number;
  readonly fault: RowFault;
  readonly column?: OutcomeColumn | undefined;
  /** The value, or the line that it repeats. */
  readonly detail?: string | undefined;
}

const yes = new Set(['1', 'ja', 'j', 'yes', 'y', 'true', 'sand']);
const no = new Set(['0', 'nej', 'n', 'no', 'false', 'falsk']);
const longestKind = 100;

export type Cells = Readonly<Record<OutcomeColumn, string>>;
type Found = Omit<LineFault, 'line'>;

const readDate = (cells: Cells, column: OutcomeColumn, faults: Found[]): Temporal.PlainDate | null => {
  const text = cells[column];
  if (text === '') return null;
  const date = parseDate(text);
  if (date === undefined) faults.push({ fault: 'bad-date', column, detail: text });
  return date ?? null;
};

const readDecision = (text: string, faults: Found[]): DecisionKind | null => {
  if (text === '') return null;
  const known = DECISION_KINDS.find((kind) => kind === text.toLowerCase());
  if (known === undefined) faults.push({ fault: 'unknown-decision', column: 'decision', detail: text });
  return known ?? null;
};

const readCustody = (text: string, faults: Found[]): boolean => {
  const word = text.toLowerCase();
  if (!yes.has(word) && !no.has(word) && word !== '')
    faults.push({ fault: 'bad-custody', column: 'custody', detail: text });
  return yes.has(word);
};

export interface RowRules {
  readonly knownKeys: ReadonlySet<string>;
  readonly completeUntil: Temporal.PlainDate;
}

const onlyBadDates = (faults: readonly Found[]) => faults.some(({ fault }) => fault === 'bad-date');

/** Reads one row; the row is undefined when anything is wrong with it. */
export const readRow = (
  cells: Cells,
  line: number,
  rules: RowRules,
): { readonly row?: OutcomeRow; readonly faults: readonly LineFault[] } => {
  const faults: Found[] = [];
  const studyKey = cells.study_key.toUpperCase();
  if (!rules.knownKeys.has(studyKey))
    faults.push({ fault: 'unknown-key', column: 'study_key', detail: cells.study_key });
  const offenceDate = readDate(cells, 'offence_date', faults);
  const chargeDate = readDate(cells, 'charge_date', faults);
  const decisionDate = readDate(cells, 'decision_date', faults);
  const decision = readDecision(cells.decision, faults);
  const custody = readCustody(cells.custody, faults);
  if (cells.offence_kind.length > longestKind)
    faults.push({ fault: 'kind-too-long', column: 'offence_kind' });
  if (offenceDate === null && !onlyBadDates(faults))
    faults.push({ fault: 'no-offence-date', column: 'offence_date' });
  const place = (found: readonly Found[]) => found.map((one) => ({ line, ...one }));
  if (offenceDate === null || faults.length > 0) return { faults: place(faults) };
  const row: OutcomeRow = Object.freeze({
    line,
    studyKey,
    offenceType: cells.offence_kind,
    offenceDate,
    chargeDate,
    decisionDate,
    decision,
    custody,
  });
  const wrong: Found[] = eventFaults(row).map((fault) => ({ fault }));
  if (Temporal.PlainDate.compare(offenceDate, rules.completeUntil) > 0)
    wrong.push({ fault: 'after-complete-until', column: 'offence_date', detail: offenceDate.toString() });
  return wrong.length > 0 ? { faults: place(wrong) } : { row, faults: [] };
};
