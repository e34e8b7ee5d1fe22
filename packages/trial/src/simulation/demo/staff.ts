import type { Role } from '../../vocabulary.ts';
import type { Draft } from './draft.ts';
import { mailName, type NameMaker, perhapsElsewhere } from './names.ts';
import type { DemoUser, Id } from './types.ts';

/** Roles that hold for the whole organisation; the demo has two evaluators, since unblinding takes two. */
const CENTRAL: readonly (readonly [key: string, role: Role])[] = [
  ['administrator', 'administrator'],
  ['data-protection-officer', 'data-protection-officer'],
  ['programme-lead', 'programme-lead'],
  ['trial-manager', 'trial-manager'],
  ['evaluator-1', 'evaluator'],
  ['evaluator-2', 'evaluator'],
];

/** The address of a demo account; the domain can never exist (RFC 2606). */
export const demoEmail = (name: string) => `${mailName(name)}@demo.invalid`;

export function writeStaff(draft: Draft, names: NameMaker): void {
  const words = draft.words('staff');
  const add = (key: string, role: Role, branchId: Id | null) => {
    const name = names(words, draft.users.length % 3 === 1 ? 'man' : 'woman', perhapsElsewhere(words, 0.1));
    const user: DemoUser = {
      id: draft.id('user', key),
      key,
      name,
      email: demoEmail(name),
      language: key === 'evaluator-2' ? 'en' : 'da',
      roles: [{ role, branchId }],
      mentorId: null,
    };
    draft.users.push(user);
  };
  for (const [key, role] of CENTRAL) add(key, role, null);
  for (const branch of draft.branches) add(`coordinator-${branch.key}`, 'coordinator', branch.id);
}

/** The coordinator of a branch. */
export function coordinatorOf(draft: Draft, branchId: Id): Id {
  const user = draft.users.find((one) =>
    one.roles.some(({ role, branchId: at }) => role === 'coordinator' && at === branchId),
  );
  if (!user) throw new Error(`branch ${branchId} has no coordinator`);
  return user.id;
}

/** The account with the given key. */
export function userId(draft: Draft, key: string): Id {
  return draft.id('user', key);
}
