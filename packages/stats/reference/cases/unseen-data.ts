import { complete, data, derive, type Table, where } from '../corpus.ts';

export { gbsg, kidney, rotterdam } from './cox-data.ts';

/** The data sets of the unseen families, as both sides read them. */
export type Row = Readonly<Record<string, number>>;
export const by = (table: Table, of: (row: Row) => number): number[] => derive(table, of);

export const lung: Table = { ...data('lung'), status: by(data('lung'), (row) => row['status']! - 1) };
export const ecog = complete(lung, 'ph.ecog');
export const ovarian = data('ovarian');
export const rats = data('rats');
export const diabetic = data('diabetic');
export const flchain = data('flchain');
/** Who lived beyond the day of the sample. */
export const later = where(flchain, (row) => row['futime']! > 0);
