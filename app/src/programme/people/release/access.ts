export const access = { who: ['coordinator'], over: 'branch', subject: 'person' } as const;
