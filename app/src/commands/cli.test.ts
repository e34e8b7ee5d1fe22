import { expect, test } from 'vitest';
import { findProject } from '../platform/project.ts';
import { settingLines } from '../platform/settings.ts';
import { StartError } from '../platform/start-error.ts';
import { runPrimus } from './cli.ts';
import type { Command } from './io.ts';
import { commands as allCommands } from './table.ts';

async function primus(argv: readonly string[], commands = allCommands, env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runPrimus(argv, commands, {
    env,
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
}

function command(name: string, run: Command['run'], usage = ''): Command {
  return { name, usage, about: `does ${name}`, run };
}

test.each([[[]], [['--help']], [['-h']], [['help']]])(
  '%j: every command and setting with its default',
  async (argv) => {
    const { code, out, err } = await primus(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name, about } of allCommands) {
      expect(out).toMatch(new RegExp(`^ {2}${name} +${about.slice(0, 20)}`, 'mu'));
    }
    for (const { name, about, default: value } of settingLines) {
      expect(out).toContain(`  ${name.padEnd(20)}${about}\n`);
      expect(out).toContain(`default: ${value}\n`);
    }
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  },
);

test('the commands are these', () => {
  expect(allCommands.map(({ name }) => name)).toEqual(['serve', 'evaluate', 'setup-link', 'verify-audit']);
});

test('the version is that of the package', async () => {
  expect(await primus(['--version'])).toEqual({ code: 0, out: `${findProject().version}\n`, err: '' });
});

test('an unknown command', async () => {
  expect(await primus(['sreve', '--help'])).toEqual({
    code: 2,
    out: '',
    err: 'primus: there is no command "sreve"; "primus --help" lists them all\n',
  });
});

test('a command gets its arguments, and its exit code is ours', async () => {
  const seen: string[] = [];
  const one = command('one', async (args) => {
    seen.push(...args);
    return 3;
  });
  expect((await primus(['one', 'a b', '--c'], [one])).code).toBe(3);
  expect(seen).toEqual(['a b', '--c']);
});

test('help for one command does not run it', async () => {
  const one = command('one', () => Promise.reject(new Error('ran')), '[--fast]');
  expect(await primus(['one', '--help'], [one])).toEqual({
    code: 0,
    out: 'primus one [--fast]: does one\n',
    err: '',
  });
  const own: Command = { ...command('own', async () => 0), ownHelp: true };
  expect((await primus(['own', '--help'], [own])).out).toBe('');
});

test('what can be put right is said in one line each', async () => {
  const one = command('one', () => Promise.reject(new StartError('PORT is "x"\nHOST is "y"')));
  expect(await primus(['one'], [one])).toEqual({
    code: 1,
    out: '',
    err: 'primus: PORT is "x"\nprimus: HOST is "y"\n',
  });
});

test('a fault of ours is one line, and its place only when asked for', async () => {
  const one = command('one', () => Promise.reject(new TypeError('x is not a function\nmore')));
  const short = await primus(['one'], [one]);
  expect(short).toEqual({
    code: 1,
    out: '',
    err: 'primus: this should not have happened: x is not a function (PRIMUS_LOG=debug shows where)\n',
  });
  const long = await primus(['one'], [one], { PRIMUS_LOG: 'debug' });
  expect(long.err).toMatch(
    /^primus: this should not have happened: x is not a function\nTypeError: .*\n {4}at /su,
  );
});

test('a wrong setting ends "serve" before anything is touched', async () => {
  const { code, err } = await primus(['serve'], allCommands, { PORT: 'x', PRIMUS_DATA: '/proc/none' });
  expect(code).toBe(1);
  expect(err).toBe('primus: PORT is "x": it must be a port number from 1 to 65535\n');
});

test('a full disk is one line, whoever finds it', async () => {
  for (const code of ['ENOSPC', '53100']) {
    const full = command('one', () => Promise.reject(Object.assign(new Error('could not extend'), { code })));
    const { code: exit, err } = await primus(['one'], [full]);
    expect(exit).toBe(1);
    expect(err).toMatch(
      /^primus: there is no space left on the disk [^\n]+: make room and start again; [^\n]+\n$/u,
    );
  }
});
