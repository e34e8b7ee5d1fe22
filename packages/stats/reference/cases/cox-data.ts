import type { Column, CoxData } from '../../src/index.ts';
import { complete, data, derive, dummies, pick, type Table, where } from '../corpus.ts';

/** Time, event and, where the rows are intervals, entry by column name. */
export function times(table: Table, time: string, event: string, entry?: string) {
  return {
    time: table[time]!,
    event: table[event]!,
    ...(entry !== undefined && { entry: table[entry]! }),
  };
}

export const lung = complete(
  { ...data('lung'), status: derive(data('lung'), (row) => row['status']! - 1) },
  'ph.ecog',
  'wt.loss',
  'inst',
);
export const rotterdam = data('rotterdam');
export const gbsg = data('gbsg');
export const flchain = complete(
  where(data('flchain'), (row) => row['futime']! > 0),
  'creatinine',
);
export const heart = data('heart');
export const kidney = data('kidney');
export const colon = complete(data('colon'), 'nodes');
export const femaleRats = where(data('rats'), (row) => row['sex'] === 1);
export const mgus2 = complete(data('mgus2'), 'hgb', 'creat', 'mspike');
export const pbc = complete(data('pbc'), 'protime');
export const pbcDeath = { time: pbc['time']!, event: derive(pbc, (row) => (row['status'] === 2 ? 1 : 0)) };

export const log = (column: Column): number[] => Array.from(column, Math.log);
export const pbcLogs: CoxData = {
  ...pbcDeath,
  covariates: {
    age: pbc['age']!,
    edema: pbc['edema']!,
    bili: log(pbc['bili']!),
    protime: log(pbc['protime']!),
    albumin: log(pbc['albumin']!),
  },
};
export const lungFour: CoxData = {
  ...times(lung, 'time', 'status'),
  covariates: pick(lung, 'age', 'sex', 'ph.ecog', 'wt.loss'),
};
export const rotterdamDeath: CoxData = {
  ...times(rotterdam, 'dtime', 'death'),
  covariates: {
    ...pick(rotterdam, 'age', 'meno'),
    nodes: rotterdam['nodes']!.map(Math.log1p),
    pgr: rotterdam['pgr']!.map(Math.log1p),
    er: rotterdam['er']!.map(Math.log1p),
    ...pick(rotterdam, 'hormon', 'chemo'),
    grade3: derive(rotterdam, (row) => (row['grade'] === 3 ? 1 : 0)),
  },
};
export const gbsgFive: CoxData = {
  ...times(gbsg, 'rfstime', 'status'),
  covariates: {
    ...pick(gbsg, 'hormon', 'age', 'size', 'nodes'),
    ...dummies('grade', [...gbsg['grade']!]),
  },
};
export const heartFour: CoxData = {
  ...times(heart, 'stop', 'event', 'start'),
  covariates: pick(heart, 'age', 'year', 'surgery', 'transplant'),
};
/** Age as the time scale: entry at the age of inclusion. */
export const flchainAges = {
  entry: flchain['age']!,
  time: derive(flchain, (row) => row['age']! + row['futime']! / 365.25),
  event: flchain['death']!,
};
