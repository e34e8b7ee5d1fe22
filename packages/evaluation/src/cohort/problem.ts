/** One thing that is wrong with an input, where it is, and what to do about it. */
export interface Problem {
  /** The line in the file, counted from 1 as an editor counts; absent where no single line is at fault. */
  readonly line?: number;
  /** The column's name as it stands in the header. */
  readonly column?: string;
  readonly message: string;
}

const shown = 20;

function sentence(problem: Problem): string {
  const place = [
    problem.line === undefined ? '' : `line ${problem.line}`,
    problem.column === undefined ? '' : `column "${problem.column}"`,
  ].filter((part) => part !== '');
  return place.length === 0 ? problem.message : `${place.join(', ')}: ${problem.message}`;
}

/**
 * An input that cannot be used. Nothing of it has been taken in: a file is read whole or not at all.
 * `problems` holds every problem found; the message shows the first twenty, one per line.
 */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.slice(0, shown).map(sentence);
    const left = problems.length - lines.length;
    super(left > 0 ? `${lines.join('\n')}\n… and ${left} more` : lines.join('\n'));
    this.name = 'InputError';
    this.problems = Object.freeze([...problems]);
  }
}

/** An {@link InputError} with a single problem. */
export function inputError(message: string, where: Omit<Problem, 'message'> = {}): InputError {
  return new InputError([{ ...where, message }]);
}

/** A value from a file as it may be repeated in a message: short, on one line, without control characters. */
export function quoted(value: string): string {
  const plain = value.replace(/\p{C}/gu, '·');
  return `"${plain.length > 40 ? `${plain.slice(0, 40)}…` : plain}"`;
}
