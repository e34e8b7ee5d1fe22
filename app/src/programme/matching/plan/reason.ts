/** Kept as the reason of a pair that is part of a plan for everybody who waits. */
export const inPlan = 'plan';
