import type { Command } from './io.ts';

/** Every command, in the order of the help page. Each loads its own code: `--help` must not start a database. */
export const commands: readonly Command[] = Object.freeze([
  {
    name: 'serve',
    usage: '',
    about: 'serves the system; this is what "npm start" does',
    run: async (args, io) => (await import('./serve.ts')).serve(args, io),
  },
  {
    name: 'evaluate',
    usage: 'DATA.csv --protocol PROTOCOL.yaml --out FOLDER',
    about: "runs a trial's prespecified analyses and writes its report; needs neither server nor network",
    ownHelp: true,
    run: async (args, io) => (await import('@primus-motor/evaluation')).runEvaluate(args, io),
  },
  {
    name: 'setup-link',
    usage: '',
    about: 'prints a fresh one-time link for the first administrator',
    run: async (args, io) => (await import('./setup-link.ts')).setupLink(args, io),
  },
  {
    name: 'verify-audit',
    usage: '[--anchor EVENTS:HASH]',
    about: 'goes through the whole audit trail and names the first event that is wrong',
    run: async (args, io) => (await import('./verify-audit.ts')).verifyAuditTrail(args, io),
  },
]);
