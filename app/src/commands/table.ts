import type { Command } from './io.ts';

/** Every command, in the order of the help page. Each loads its own code: `--help` must not start a database. */
export const commands: readonly Command[] = Object.freeze([
  {
    name: 'serve',
    usage: '',
    about: 'serves the system; this is what "npm start" does',
    run: async (args, io) => (await import('./serve.ts')).serve(args, io),
  },
]);
