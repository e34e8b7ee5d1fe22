export const access = { who: ['coordinator'], over: 'branch' } as const;
