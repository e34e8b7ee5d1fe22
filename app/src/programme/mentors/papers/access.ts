export const access = { who: ['coordinator'], over: 'branch', subject: 'mentor' } as const;
