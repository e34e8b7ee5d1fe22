export const overMentor = { who: ['coordinator'], over: 'branch', subject: 'mentor' } as const;
