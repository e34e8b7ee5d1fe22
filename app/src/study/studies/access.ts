import { z } from 'zod';

/** The study's own staff. */
export const staff = { who: ['trial-manager', 'evaluator'], over: 'organisation' } as const;
export const manager = { who: ['trial-manager'], over: 'organisation' } as const;
export const evaluator = { who: ['evaluator'], over: 'organisation' } as const;

export const idParams = z.object({ id: z.uuid() });
export const noParams = z.object({});
export const noFields = z.strictObject({});
