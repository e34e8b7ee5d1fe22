import {
  checkColumn,
  checkEntry,
  checkIndicator,
  checkNotEmpty,
  checkTimes,
  checkWeights,
} from '../input/columns.ts';
import type { KaplanMeierData } from './kaplan-meier.ts';

/** Throws unless the columns of a time-to-event data set are well formed. */
export function checkSurvivalData(data: KaplanMeierData): void {
  const n = data.time.length;
  checkNotEmpty('time', data.time);
  checkTimes('time', data.time);
  checkIndicator('event', data.event, n);
  if (data.entry !== undefined) checkEntry(data.entry, data.time);
  if (data.group !== undefined) checkColumn('group', data.group, n);
  if (data.weight !== undefined) checkWeights('weight', data.weight, n);
}
