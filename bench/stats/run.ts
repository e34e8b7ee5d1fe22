import { ensureFile } from '../input/files.ts';
import { load } from '../machine.ts';
import { ratio, type Spread, seconds, spreadOf } from '../measure.ts';
import { disagreements } from './compare.ts';
import { hasPackage, type Measured, runOurs, runPeer } from './runners.ts';
import type { Peer, Task } from './task.ts';

export interface PeerResult {
  readonly peer: Peer;
  readonly spread: Spread;
  readonly processor: Spread;
  readonly peakMegabytes: number | undefined;
  /** How many times as long as ours, median to median, by the clock. */
  readonly ratio: number;
  /** The same of processor time: other programs on the machine touch it less. */
  readonly processorRatio: number;
}

export interface TaskResult {
  readonly task: Task;
  readonly spread: Spread;
  readonly processor: Spread;
  readonly peakMegabytes: number | undefined;
  readonly load: number;
  readonly threadSeconds: number;
  readonly peers: readonly PeerResult[];
  /** Peers that were stopped at their limit. */
  readonly stopped: readonly Peer[];
  readonly faults: readonly string[];
}

const say = (line: string): void => console.log(line);

const describe = (
  name: string,
  { peakMegabytes, values, seconds: all, processorSeconds }: Measured,
): void => {
  const spread = spreadOf(all);
  const memory = peakMegabytes === undefined ? '' : `, peak ${peakMegabytes.toFixed(0)} MB`;
  say(
    `  ${name}: median ${seconds(spread.median)} (${seconds(spread.least)} to ${seconds(spread.most)}, first ${seconds(all[0] ?? 0)}; ${spread.runs} runs; processor ${seconds(spreadOf(processorSeconds).median)}${memory})`,
  );
  for (const [label, value] of Object.entries(values)) say(`    ${label} ${value}`);
};

/** Runs a task, then its peers, and says what it finds on the way. */
export const runTask = (task: Task, withPeers: 'no peers' | 'peers' | 'slow peers too'): TaskResult => {
  for (const name of task.data) ensureFile(name);
  say(`${task.name}: ${task.title}`);
  const busy = load();
  const ours = runOurs(task);
  const spread = spreadOf(ours.seconds);
  const processor = spreadOf(ours.processorSeconds);
  describe('ours', ours);
  const faults = disagreements(task.stored, ours, 'all of them').map((line) => `ours: ${line}`);
  if (task.threads !== undefined) {
    say(`  ${task.threads} threads opened in ${seconds(ours.threadSeconds)}, which is not part of a run`);
  }
  const peers: PeerResult[] = [];
  const stopped: Peer[] = [];
  for (const peer of withPeers === 'no peers' ? [] : task.peers) {
    if (peer.slow !== undefined && withPeers === 'peers') {
      say(`  ${peer.name}: not run, it takes ${peer.slow} (--slow runs it)`);
      continue;
    }
    if (peer.needs !== undefined && !hasPackage(peer.needs)) {
      say(`  ${peer.name}: not run, R's package ${peer.needs} is not installed here`);
      continue;
    }
    const found = runPeer(peer);
    if (found === undefined) {
      say(`  ${peer.name}: stopped after ${peer.limit} s`);
      stopped.push(peer);
      continue;
    }
    const theirs = spreadOf(found.seconds);
    const theirProcessor = spreadOf(found.processorSeconds);
    describe(`${peer.name}${peer.remark === undefined ? '' : ` (${peer.remark})`}`, found);
    faults.push(
      ...disagreements(task.stored, found, 'those that it gives').map((line) => `${peer.name}: ${line}`),
    );
    const times = theirs.median / spread.median;
    const processorTimes = theirProcessor.median / processor.median;
    say(`    ${ratio(times)} times our median, ${ratio(processorTimes)} times our processor time`);
    peers.push({
      peer,
      spread: theirs,
      processor: theirProcessor,
      peakMegabytes: found.peakMegabytes,
      ratio: times,
      processorRatio: processorTimes,
    });
  }
  for (const line of faults) say(`  MISMATCH ${line}`);
  return {
    task,
    spread,
    processor,
    peakMegabytes: ours.peakMegabytes,
    load: busy,
    threadSeconds: ours.threadSeconds,
    peers,
    stopped,
    faults,
  };
};
