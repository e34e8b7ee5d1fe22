import {
  type LogRankData,
  type LogRankOptions,
  logRank,
  logRankScores,
  logRankTrend,
} from '../../src/index.ts';
import { type Cases, type Compute, complete, data, derive, must, type Table, where } from '../corpus.ts';

const lung: Table = { ...data('lung'), status: derive(data('lung'), (row) => row['status']! - 1) };
const colon = where(data('colon'), (row) => row['etype'] === 2);
const columns = (
  table: Table,
  time: string,
  event: string,
  group: string,
  stratum?: string,
): LogRankData => ({
  time: table[time]!,
  event: table[event]!,
  group: table[group]!,
  ...(stratum !== undefined && { stratum: table[stratum]! }),
});
const lungSex = columns(lung, 'time', 'status', 'sex');
const veteran = columns(data('veteran'), 'time', 'status', 'celltype');
const gbsgGrade = columns(data('gbsg'), 'rfstime', 'status', 'grade');
const flchain = columns(data('flchain'), 'futime', 'death', 'flc.grp');
const rotterdam: LogRankData = {
  time: derive(data('rotterdam'), (row) => row['dtime']! / 365.25),
  event: data('rotterdam')['death']!,
  group: data('rotterdam')['size']!,
};
const kidneySex = columns(data('kidney'), 'time', 'status', 'sex');
const pbc = complete(data('pbc'), 'stage');
const heart: LogRankData = {
  ...columns(data('heart'), 'stop', 'event', 'transplant'),
  entry: data('heart')['start']!,
};

const test =
  (input: LogRankData, options: LogRankOptions = {}): Compute =>
  () =>
    must(logRank(input, options));

/** A comparison of two groups, told from the second. */
const second =
  (input: LogRankData, options: LogRankOptions = {}): Compute =>
  () => {
    const result = must(logRank(input, options));
    return {
      observed: result.observed[1],
      expected: result.expected[1],
      variance: result.variance[1]![1],
      chiSquared: result.chiSquared,
    };
  };

const trend =
  (input: LogRankData): Compute =>
  (given) => {
    const scores = given['scores'] as readonly number[];
    return { z: must(logRankTrend(must(logRank(input)), { scores })).z, scores };
  };

const both = (rho: number, gamma: number): LogRankOptions => ({ weights: { rho, gamma } });

export const cases: Cases = {
  'lung-sex': test(lungSex),
  'lung-sex-rho1': test(lungSex, both(1, 0)),
  'lung-sex-rho-half': test(lungSex, both(0.5, 0)),
  'lung-sex-by-institution': test(columns(complete(lung, 'inst'), 'time', 'status', 'sex', 'inst')),
  'colon-arms': test(columns(colon, 'time', 'status', 'rx')),
  'colon-arms-by-differ-rho1': test(
    columns(complete(colon, 'differ'), 'time', 'status', 'rx', 'differ'),
    both(1, 0),
  ),
  'rotterdam-size': test(rotterdam),
  'rotterdam-chemo-by-meno': test(columns(data('rotterdam'), 'rtime', 'recur', 'chemo', 'meno')),
  'gbsg-hormon': test(columns(data('gbsg'), 'rfstime', 'status', 'hormon')),
  'gbsg-grade-rho1': test(gbsgGrade, both(1, 0)),
  'flchain-groups': test(flchain),
  'veteran-celltype': test(veteran),
  'kidney-disease': test(columns(data('kidney'), 'time', 'status', 'disease')),
  'rats-by-litter': test(columns(data('rats'), 'time', 'status', 'rx', 'litter')),
  'myeloid-arms': test(columns(data('myeloid'), 'futime', 'death', 'trt')),
  'diabetic-by-eye': test(columns(data('diabetic'), 'time', 'status', 'trt', 'eye')),
  'mgus2-sex': test(columns(data('mgus2'), 'futime', 'death', 'sex')),
  'pbc-stage': test({
    time: pbc['time']!,
    event: derive(pbc, (row) => (row['status'] === 2 ? 1 : 0)),
    group: pbc['stage']!,
  }),
  'ovarian-rx': test(columns(data('ovarian'), 'futime', 'fustat', 'rx')),
  'nafld-sex': test(columns(data('nafld1'), 'futime', 'status', 'male')),
  'transplant-blood-group': test({
    time: data('transplant')['futime']!,
    event: derive(data('transplant'), (row) => (row['event']! > 1 ? 1 : 0)),
    group: data('transplant')['abo']!,
  }),
  'gehan-lung': second(lungSex, { weights: 'gehan' }),
  'tarone-ware-lung': second(lungSex, { weights: 'tarone-ware' }),
  'peto-peto-lung': second(lungSex, { weights: 'peto-peto' }),
  'fleming-harrington-0-1-gbsg': second(columns(data('gbsg'), 'rfstime', 'status', 'hormon'), both(0, 1)),
  'fleming-harrington-1-1-colon': second(columns(colon, 'time', 'status', 'sex'), both(1, 1)),
  'fleming-harrington-half-half-kidney': second(kidneySex, both(0.5, 0.5)),
  'late-entry-heart': second(heart),
  'late-entry-gehan-heart': second(heart, { weights: 'gehan' }),
  'trend-veteran': trend(veteran),
  'trend-gbsg-grade': trend(gbsgGrade),
  'trend-rotterdam-size': trend(rotterdam),
  'trend-flchain': trend(flchain),
  'scores-lung': () => ({ scores: logRankScores({ time: lungSex.time, event: lungSex.event }) }),
  'scores-kidney': () => ({ scores: logRankScores({ time: kidneySex.time, event: kidneySex.event }) }),
};
