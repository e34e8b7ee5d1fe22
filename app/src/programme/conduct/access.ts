export const access = { who: ['programme-lead'], over: 'organisation' } as const;
