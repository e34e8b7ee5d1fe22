/** Whoever registers mentors may bring them in a file. */
export const coordinator = { who: ['coordinator'], over: 'organisation' } as const;
/** A file that was tried is for whoever tried it. */
export const overImport = { who: ['coordinator'], over: 'own', subject: 'import' } as const;

export const fileLimits = { bytes: 2 * 1024 * 1024, rows: 1_000 };
