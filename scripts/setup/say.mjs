import process from 'node:process';

/** Something a person can put right: one line that says what is wrong and what to do. */
export class Problem extends Error {}

/** Progress goes to the error output, so that what a command prints can be piped. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a script's main function: a Problem is printed as one line, and its exit code becomes ours. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    if (error instanceof Problem) say(`primus: ${error.message}`);
    else say(`primus: set-up failed: ${error instanceof Error ? error.stack : error}`);
    process.exitCode = 1;
  }
}
