/** Whoever keeps accounts and neither helps participants nor sees what became of them. */
export const administrator = { who: ['administrator'], over: 'organisation' } as const;
