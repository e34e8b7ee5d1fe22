import type { Access } from '../../office/route.ts';

/** A coordinator sees the own branches, a programme lead all of them: the database decides which. */
export const seesSupply = {
  who: ['coordinator', 'programme-lead'],
  over: 'organisation',
} as const satisfies Access;
