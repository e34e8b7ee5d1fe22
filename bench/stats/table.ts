import { ratio, type Spread, seconds, spreadOf } from '../measure.ts';
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

/**
 * How many times as long as ours R took, beside what the aim asks for: it was set next to R's own time on a quiet
 * machine of the kind, so this holds on a slow or busy one too.
 */
const ratioCell = ({ task, peers }: TaskResult): string =>
  peers
    .map(({ peer, ratio: found }) =>
      task.aim === undefined || peer.whenQuiet === undefined
        ? ratio(found)
        : `${ratio(found)}, asked ${ratio(peer.whenQuiet / task.aim.seconds)}`,
    )
    .join('; ');

/** How the machine went in this run, by R's own times. */
const slowness = (results: readonly TaskResult[]): readonly string[] => {
  const times = results.flatMap(({ peers }) =>
    peers.flatMap(({ peer, spread }) =>
      peer.whenQuiet === undefined ? [] : [spread.median / peer.whenQuiet],
    ),
  );
  if (times.length === 0) return [];
  const { median, least, most } = spreadOf(times);
  return [
    `R took ${ratio(median)} times as long as when the aims were set beside it (${ratio(least)}–${ratio(most)} from work to work); "asked" is what an aim is as a ratio.`,
  ];
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
      ratioCell(result),
      '',
    ]
      .join(' | ')
      .trim();
  }),
  '',
  'Medians, with the fastest and the slowest run in brackets; processor time is that of all threads together; peak memory is that of a process that does nothing else, data included.',
  ...slowness(results),
];
