import { findProject } from '../platform/project.ts';
import { oneLine, StartError, told } from '../platform/start-error.ts';
import { helpText } from './help.ts';
import type { Command, CommandIo } from './io.ts';

const wrongUse = 2;

/**
 * Runs one `primus` command.
 * @param argv what follows `primus`
 * @returns the exit code: 0 done, 1 could not, 2 not a command
 */
export async function runPrimus(
  argv: readonly string[],
  commands: readonly Command[],
  io: CommandIo,
): Promise<number> {
  const [name, ...args] = argv;
  const { version } = findProject();
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
    io.stdout.write(helpText(version, commands));
    return 0;
  }
  if (['--version', '-v', '-V'].includes(name)) {
    io.stdout.write(`${version}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    io.stderr.write(`primus: there is no command "${name}"; "primus --help" lists them all\n`);
    return wrongUse;
  }
  if (args.includes('--help') && command.ownHelp !== true) {
    io.stdout.write(`primus ${[command.name, command.usage].join(' ').trim()}: ${command.about}\n`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    report(told(error), io);
    return 1;
  }
}

/** What can be put right is said in one line; a fault of ours in one line too, with its place when asked for. */
function report(error: unknown, io: CommandIo): void {
  if (error instanceof StartError) {
    for (const line of error.message.split('\n')) io.stderr.write(`primus: ${line}\n`);
    return;
  }
  const debug = io.env['PRIMUS_LOG'] === 'debug';
  const hint = debug ? '' : ' (PRIMUS_LOG=debug shows where)';
  io.stderr.write(`primus: this should not have happened: ${oneLine(error)}${hint}\n`);
  if (debug && error instanceof Error) io.stderr.write(`${error.stack ?? ''}\n`);
}
