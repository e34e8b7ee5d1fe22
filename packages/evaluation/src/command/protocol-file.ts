import { checkProtocol, type LockedProtocol, lockProtocol } from '@primus-motor/trial';
import { type Document, isNode, type LineCounter } from 'yaml';
import { InputError, type Problem } from '../cohort/problem.ts';
import { readYaml } from './yaml.ts';

const sizeLimit = 1024 * 1024;

/** `arms[0].label.da` as the keys that lead there. */
function keysOf(path: string): (string | number)[] {
  if (path === '(top)') return [];
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/gu)].map((match) =>
    match[1] === undefined ? (match[2] ?? '') : Number(match[1]),
  );
}

/** The line of what a path points at, or of the nearest thing around it that is in the file. */
function lineOf(document: Document, lines: LineCounter, path: string): number | undefined {
  const keys = keysOf(path);
  for (let length = keys.length; length >= 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

function decoded(bytes: Uint8Array): string {
  if (bytes.length > sizeLimit) throw new InputError([{ message: 'the file is larger than 1 MB' }]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([{ message: 'the file is not UTF-8' }]);
  }
}

/**
 * Reads a protocol from YAML (or JSON, which is YAML) and takes its fingerprint.
 *
 * @throws {InputError} with the line of everything that is wrong.
 */
export function readProtocol(bytes: Uint8Array): LockedProtocol {
  const read = readYaml(decoded(bytes));
  if (!read.ok)
    throw new InputError(read.faults.map(({ what, ...at }) => ({ ...at, message: `not YAML: ${what}` })));
  const { source, document, lines } = read;
  if (source === null) throw new InputError([{ message: 'the file is empty: it must hold the plan' }]);
  const checked = checkProtocol(source);
  if (checked.ok) return lockProtocol(source);
  throw new InputError(
    checked.problems.map(({ path, en }): Problem => {
      const line = lineOf(document, lines, path);
      return { ...(line === undefined ? {} : { line }), message: path === '(top)' ? en : `${path}: ${en}` };
    }),
  );
}
