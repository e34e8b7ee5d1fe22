import { parseDate } from '../../ui/index.ts';
import type { Cells, LineFault, RowRules } from './row.ts';

/** A death or an emigration of a file, with the line it stands on. */
export interface EndRow {
  readonly line: number;
  readonly studyKey: string;
  readonly reason: 'died' | 'emigrated';
  readonly on: Temporal.PlainDate;
}

const reasons: ReadonlyMap<string, EndRow['reason']> = new Map(
  Object.entries({
    died: 'died',
    død: 'died',
    emigrated: 'emigrated',
    udvandret: 'emigrated',
  }),
);

const ofOffence = [
  'offence_date',
  'charge_date',
  'decision_date',
  'decision',
  'custody',
  'offence_kind',
] as const;

/** Whether a row tells of an end of follow-up instead of an offence. */
export const tellsAnEnd = (cells: Cells): boolean => cells.ended !== '' || cells.ended_date !== '';

/** Reads such a row; the end is undefined when anything is wrong with it. */
export const readEnd = (
  cells: Cells,
  line: number,
  rules: RowRules,
): { readonly end?: EndRow; readonly faults: readonly LineFault[] } => {
  const faults: LineFault[] = [];
  const studyKey = cells.study_key.toUpperCase();
  if (!rules.knownKeys.has(studyKey))
    faults.push({ line, fault: 'unknown-key', column: 'study_key', detail: cells.study_key });
  const filled = ofOffence.find((column) => cells[column] !== '');
  if (filled !== undefined) faults.push({ line, fault: 'end-and-offence', column: filled });
  const reason = reasons.get(cells.ended.toLocaleLowerCase('da'));
  if (reason === undefined) faults.push({ line, fault: 'unknown-end', column: 'ended', detail: cells.ended });
  const on = parseDate(cells.ended_date);
  if (on === undefined)
    faults.push({ line, fault: 'bad-date', column: 'ended_date', detail: cells.ended_date });
  else if (Temporal.PlainDate.compare(on, rules.completeUntil) > 0)
    faults.push({ line, fault: 'end-after-complete-until', column: 'ended_date', detail: on.toString() });
  return reason === undefined || on === undefined || faults.length > 0
    ? { faults }
    : { end: Object.freeze({ line, studyKey, reason, on }), faults };
};
