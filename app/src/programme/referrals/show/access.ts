import { z } from 'zod';

export const params = z.object({ id: z.uuid() });

export const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;
