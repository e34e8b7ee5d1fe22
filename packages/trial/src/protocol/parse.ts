import { deepFreeze } from '../freeze.ts';
import type { Language } from '../text.ts';
import { crossProblems } from './checks.ts';
import { type Problem, problemsOf } from './problems.ts';
import { type Arm, type Protocol, protocolSchema } from './protocol.ts';

/** The protocol cannot be used; `problems` says where and why. */
export class ProtocolError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`The protocol cannot be used:\n${explainProblems(problems, 'en')}`);
    this.name = 'ProtocolError';
    this.problems = Object.freeze([...problems]);
  }
}

/** One line per problem, `path: what to do`, for a person who writes the file. */
export function explainProblems(problems: readonly Problem[], language: Language): string {
  return problems.map((problem) => `  ${problem.path}: ${problem[language]}`).join('\n');
}

export type CheckedProtocol =
  | Readonly<{ ok: true; protocol: Protocol }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;

/** Reads a plain object (as YAML or JSON gives it) as a protocol, or says everything that is wrong with it. */
export function checkProtocol(value: unknown): CheckedProtocol {
  const read = protocolSchema.safeParse(value);
  if (!read.success) return { ok: false, problems: read.error.issues.flatMap((issue) => problemsOf(issue)) };
  const protocol = deepFreeze(read.data);
  const problems = crossProblems(protocol);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, protocol };
}

/**
 * Reads a plain object as a protocol; the result is frozen at every level.
 * @throws {ProtocolError} with every problem by its path
 */
export function parseProtocol(value: unknown): Protocol {
  const checked = checkProtocol(value);
  if (!checked.ok) throw new ProtocolError(checked.problems);
  return checked.protocol;
}

/** The arm with the given role; a parsed protocol has exactly one of each. */
export function armOf(protocol: Protocol, role: Arm['role']): Arm {
  const arm = protocol.arms.find((one) => one.role === role);
  if (!arm)
    throw new ProtocolError([{ path: 'arms', da: `ingen med role: ${role}`, en: `none with role: ${role}` }]);
  return arm;
}

/** Whether the protocol was written before the data were seen. */
export function isPrespecified(protocol: Protocol): boolean {
  return protocol.prespecified === true;
}
