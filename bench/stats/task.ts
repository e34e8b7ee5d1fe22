import type { Workers } from '@primus-motor/stats/parallel';
import type { DataSetName } from '../input/data-set.ts';

/** A number that a run must give, from whoever does the work. */
export interface CheckValue {
  readonly label: string;
  readonly value: number;
  /** Largest relative difference. */
  readonly tolerance: number;
  /** Where the value is from, when not from the peer's public call on the same data. */
  readonly source?: string;
}

/** The same work in R: a script of bench/r with its argument. */
export interface Peer {
  readonly name: string;
  readonly script: string;
  readonly argument?: string;
  readonly runs: number;
  /** Seconds of the same call on such a machine when nobody else used it: the aims were set beside these figures. */
  readonly whenQuiet?: number;
  /** The R package that must be there, beside survival. */
  readonly needs?: string;
  /** Takes so long, or so much memory, that it is run only when asked for. */
  readonly slow?: string;
  /** Seconds after which it is stopped, data reading included. */
  readonly limit?: number;
  /** Does less than the public call that a user makes, or other than ours: how. */
  readonly remark?: string;
}

export interface Task {
  readonly name: string;
  readonly title: string;
  readonly data: readonly DataSetName[];
  readonly runs: number;
  /** Threads that are opened beforehand and handed to `prepare`; one, the calling one, where not given. */
  readonly threads?: number;
  /** Of the same kind as tasks with an aim: run and shown with them. */
  readonly beside?: true;
  /** What the plan asks for, where it does. */
  readonly aim?: { readonly seconds: number; readonly megabytes?: number };
  readonly stored: readonly CheckValue[];
  readonly peers: readonly Peer[];
  /** Loads the data; the function that it returns is what is timed, and gives a reader of the check values. */
  readonly prepare: (workers?: Workers) => () => () => Readonly<Record<string, number>>;
}
