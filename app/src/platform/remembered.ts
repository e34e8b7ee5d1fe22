/** Gives what stands in a place as long as its state is the same; makes it anew where it is another. */
export type Remembered<T> = (place: string, state: string, make: () => Promise<T>) => Promise<T>;

/**
 * Remembers values that took work to make, in this process alone: one a place, in so many places. Place and state must
 * say everything that the value follows from. Whoever asks for the same meanwhile waits for the same work; a failure is
 * not remembered.
 */
export const remembering = <T>(places: number): Remembered<T> => {
  const kept = new Map<string, { readonly state: string; readonly value: Promise<T> }>();
  return (place, state, make) => {
    const known = kept.get(place);
    const entry = known?.state === state ? known : { state, value: make() };
    // Asked for last, forgotten last.
    kept.delete(place);
    kept.set(place, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= places) break;
      kept.delete(oldest);
    }
    if (entry !== known)
      entry.value.catch(() => {
        if (kept.get(place) === entry) kept.delete(place);
      });
    return entry.value;
  };
};
