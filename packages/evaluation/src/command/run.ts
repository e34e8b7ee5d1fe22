import { parseArgs } from 'node:util';
import { claimsFrom } from '../claims/claims.ts';
import { EvaluateError, type EvaluateOptions, evaluate } from './evaluate.ts';

/** Where a command writes. `process` fits. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export const evaluateUsage = `Usage: primus evaluate DATA.csv --protocol PROTOCOL.yaml --out FOLDER

Reads a trial's data and its plan, runs the analyses of the plan and no others, and writes
results.json and report.html (Danish and English) to the folder. Needs no network.

  DATA.csv     one row for each participant, comma or semicolon, UTF-8
  --protocol   the plan in YAML
  --out        the folder; made if it is not there
  --help       this text

Exit code 0: written. 1: an input cannot be used or the folder cannot be written. 2: wrong arguments.
`;

function options(argv: readonly string[]): EvaluateOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { protocol: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return 'help';
  const [csvPath, ...more] = positionals;
  if (csvPath === undefined) throw new TypeError('name the data file: primus evaluate DATA.csv');
  if (more.length > 0) throw new TypeError(`one data file only; "${more[0]}" is one too many`);
  if (values.protocol === undefined) throw new TypeError('name the plan: --protocol PROTOCOL.yaml');
  if (values.out === undefined) throw new TypeError('name the folder for the report: --out FOLDER');
  return { csvPath, protocolPath: values.protocol, outDir: values.out };
}

/**
 * `primus evaluate`, given the arguments after that name. Resolves to the exit code; says what went wrong on `stderr`, each
 * line beginning with "primus evaluate:".
 */
export async function runEvaluate(argv: readonly string[], io: Streams): Promise<number> {
  const fail = (message: string, code: number) => {
    for (const line of message.split('\n')) io.stderr.write(`primus evaluate: ${line}\n`);
    return code;
  };
  let chosen: EvaluateOptions | 'help';
  try {
    chosen = options(argv);
  } catch (error) {
    const said = error instanceof TypeError ? (error.message.split(/\n|\. /u)[0] ?? '') : String(error);
    return fail(`${said} (see primus evaluate --help)`, 2);
  }
  if (chosen === 'help') {
    io.stdout.write(evaluateUsage);
    return 0;
  }
  try {
    const { results, resultsPath, reportPath } = await evaluate(chosen);
    const { answer, cautions } = claimsFrom(results);
    const said = [answer, ...cautions].flatMap(({ da, en }) => [da, en]);
    io.stdout.write(`${said.join('\n')}\n\n${reportPath}\n${resultsPath}\n`);
    return 0;
  } catch (error) {
    if (error instanceof EvaluateError) return fail(error.message, 1);
    throw error;
  }
}
