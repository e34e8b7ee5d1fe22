import { causalEntries } from './causal-entries.ts';
import type { ColumnEntry } from './entry.ts';
import { modelEntries } from './model-entries.ts';
import { survivalEntries } from './survival-entries.ts';

/** Every exported function that takes columns. */
export const columnEntries: Readonly<Record<string, ColumnEntry>> = {
  ...survivalEntries,
  ...modelEntries,
  ...causalEntries,
};
