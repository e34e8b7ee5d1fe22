export const access = { who: 'participant' } as const;
