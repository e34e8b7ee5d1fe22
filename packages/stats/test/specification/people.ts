/** Twelve invented people: weeks to the event or to the end of follow-up. Two events are tied at 5. */
export const people = {
  time: [2, 3, 5, 5, 8, 9, 11, 13, 14, 17, 20, 22],
  event: [1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  group: [0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 1],
} as const;

/** Their ages in decades. */
export const age = [3.1, 2.4, 4, 2.2, 2.8, 3.5, 2.6, 4.5, 3, 3.8, 2.7, 3.3] as const;
