import { ratio, type Spread, seconds } from '../measure.ts';
import type { PeerResult, TaskResult } from './run.ts';

const range = (spread: Spread): string =>
  `${seconds(spread.median)} (${seconds(spread.least)} to ${seconds(spread.most)})`;

const memory = (megabytes: number | undefined): string =>
  megabytes === undefined ? '' : `${megabytes.toFixed(0)} MB`;

const peerCell = ({ peer, spread, peakMegabytes, ratio: times, processorRatio }: PeerResult): string =>
  `${peer.name} ${range(spread)}${peakMegabytes === undefined ? '' : `, ${memory(peakMegabytes)}`}: **× ${ratio(times)}** (processor × ${ratio(processorRatio)})${peer.whenQuiet === undefined ? '' : `; quiet ${seconds(peer.whenQuiet)}`}`;

const aimCell = ({ task, spread, peakMegabytes = 0 }: TaskResult): string => {
  if (task.aim === undefined) return '–';
  const { seconds: wanted, megabytes } = task.aim;
  const reached = spread.median <= wanted && (megabytes === undefined || peakMegabytes <= megabytes);
  const words = [seconds(wanted), ...(megabytes === undefined ? [] : [memory(megabytes)])].join(', ');
  return `${words}: ${reached ? 'reached' : '**not reached**'}`;
};

/** The results as rows of a Markdown table: medians, least and greatest, peak memory, peers with their ratio. */
export const markdownTable = (results: readonly TaskResult[]): readonly string[] => [
  '| work | ours: median (least to greatest) | processor | peak | R in the same run, and how many times ours | aim |',
  '| --- | --- | --- | --- | --- | --- |',
  ...results.map((result) =>
    [
      '',
      result.task.title,
      range(result.spread),
      seconds(result.processor.median),
      memory(result.peakMegabytes),
      result.peers.map(peerCell).join('; ') || '–',
      aimCell(result),
      '',
    ]
      .join(' | ')
      .trim(),
  ),
];
