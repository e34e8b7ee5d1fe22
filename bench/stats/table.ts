import { ratio, type Spread, seconds } from '../measure.ts';
import type { PeerResult, TaskResult } from './run.ts';

const range = (spread: Spread): string =>
  `${seconds(spread.median)} (${seconds(spread.least)}–${seconds(spread.most)})`;

const memory = (megabytes: number | undefined): string =>
  megabytes === undefined ? '' : `${megabytes.toFixed(0)} MB`;

const peerCell = ({ peer, spread, peakMegabytes }: PeerResult): string =>
  [`${peer.name} ${range(spread)}`, memory(peakMegabytes)].filter(Boolean).join(', ');

const aimCell = ({ task, spread, peakMegabytes = 0 }: TaskResult): string => {
  if (task.aim === undefined) return '';
  const { seconds: wanted, megabytes } = task.aim;
  const reached = spread.median <= wanted && (megabytes === undefined || peakMegabytes <= megabytes);
  const words = [seconds(wanted), ...(megabytes === undefined ? [] : [memory(megabytes)])].join(', ');
  return `${words}: ${reached ? 'reached' : '**not reached**'}`;
};

/** The results as a Markdown table: medians with the fastest and the slowest run, peak memory, aims, R beside it. */
export const markdownTable = (results: readonly TaskResult[]): readonly string[] => [
  '| work | ours | processor | peak memory | aim | R, the same run | R ÷ ours |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  ...results.map((result) => {
    const stopped = result.stopped.map(({ name, limit }) => `${name} stopped after ${limit} s`);
    return [
      '',
      result.task.title,
      range(result.spread),
      seconds(result.processor.median),
      memory(result.peakMegabytes),
      aimCell(result),
      [...result.peers.map(peerCell), ...stopped].join('; '),
      result.peers.map((peer) => ratio(peer.ratio)).join('; '),
      '',
    ]
      .join(' | ')
      .trim();
  }),
  '',
  'Medians, with the fastest and the slowest run in brackets; processor time is that of all threads together; peak memory is that of a process that does nothing else, data included.',
];
