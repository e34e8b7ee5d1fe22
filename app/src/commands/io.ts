/** What a command may touch besides files and the database; tests give their own. */
export type CommandIo = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  stdout: Writer;
  stderr: Writer;
}>;

/** The part of a stream that commands use. */
export type Writer = Readonly<{ write(text: string): unknown }>;

/** One command of `primus`: its help, and what it does. Gives the exit code. */
export type Command = Readonly<{
  name: string;
  /** What follows the name, for example `<trial.csv> --out <folder>`. */
  usage: string;
  about: string;
  /** Whether it answers `--help` itself. */
  ownHelp?: true;
  run(args: readonly string[], io: CommandIo): Promise<number>;
}>;
