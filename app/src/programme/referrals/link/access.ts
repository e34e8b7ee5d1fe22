export const access = { who: ['coordinator'], over: 'organisation' } as const;

/** A link that waits belongs to the branches of whoever made it; to everybody else it is not there. */
export const ofOne = { who: ['coordinator'], over: 'branch' } as const;
