import type { Lang } from '../ui/index.ts';

export const roles = [
  'coordinator',
  'mentor',
  'programme-lead',
  'trial-manager',
  'evaluator',
  'administrator',
  'data-protection-officer',
] as const;
export type Role = (typeof roles)[number];

export interface Membership {
  readonly role: Role;
  readonly branchId: string | undefined;
  readonly branchName: string | undefined;
}

/** Who is looking at a page. `userId` is '' for somebody who is not signed in. */
export interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly sessionId: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly demo: boolean } | undefined;
  readonly memberships: readonly Membership[];
}

export const nobody: Viewer = Object.freeze({
  userId: '',
  name: '',
  sessionId: '',
  organisation: undefined,
  memberships: [],
});

export const has = (viewer: Pick<Viewer, 'memberships'>, ...wanted: readonly Role[]): boolean =>
  viewer.memberships.some((membership) => wanted.includes(membership.role));

/** The branches in which the viewer is a coordinator. */
export const branchesOf = (viewer: Viewer): readonly string[] =>
  viewer.memberships.flatMap((membership) =>
    membership.role === 'coordinator' && membership.branchId !== undefined ? [membership.branchId] : [],
  );

export const roleName: Readonly<Record<Lang, Readonly<Record<Role, string>>>> = {
  da: {
    coordinator: 'Koordinator',
    mentor: 'Mentor',
    'programme-lead': 'Programleder',
    'trial-manager': 'Forsøgsleder',
    evaluator: 'Evaluator',
    administrator: 'Administrator',
    'data-protection-officer': 'Databeskyttelsesrådgiver',
  },
  en: {
    coordinator: 'Coordinator',
    mentor: 'Mentor',
    'programme-lead': 'Programme lead',
    'trial-manager': 'Trial manager',
    evaluator: 'Evaluator',
    administrator: 'Administrator',
    'data-protection-officer': 'Data protection officer',
  },
};
