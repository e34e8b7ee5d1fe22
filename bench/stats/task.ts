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
  /** Does less than the public call that a user makes, or other than ours: how. */
  readonly remark?: string;
}

export interface Task {
  readonly name: string;
  readonly title: string;
  readonly data: readonly DataSetName[];
  /** Run only when asked for: needs much memory. */
  readonly large?: boolean;
  readonly runs: number;
  /** What issue or plan asks for, where it does. */
  readonly aim?: { readonly seconds: number; readonly megabytes?: number };
  readonly stored: readonly CheckValue[];
  readonly peers: readonly Peer[];
  /** Loads the data; the function that it returns is what is timed, and gives a reader of the check values. */
  readonly prepare: () => () => () => Readonly<Record<string, number>>;
}
