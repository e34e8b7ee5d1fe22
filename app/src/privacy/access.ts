import type { Access } from '../office/route.ts';
import type { Role } from '../office/viewer.ts';

/** Who looks after the rights of those whose data is here. */
const who: readonly Role[] = ['administrator', 'data-protection-officer'];

export const guardians = { who, over: 'organisation' } as const satisfies Access;
