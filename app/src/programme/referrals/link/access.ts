export const access = { who: ['coordinator'], over: 'organisation' } as const;
