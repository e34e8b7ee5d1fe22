/** Degrees north and east, to two decimals: about a kilometre. */
export interface Position {
  readonly north: number;
  readonly east: number;
}

/**
 * About where the towns of the scheme and the state prisons lie. Read off a map by hand and rounded; only distances of
 * many kilometres are reckoned from them.
 */
const known: ReadonlyMap<string, readonly [north: number, east: number]> = new Map(
  Object.entries({
    aalborg: [57.05, 9.92],
    aarhus: [56.16, 10.2],
    esbjerg: [55.47, 8.45],
    fredericia: [55.57, 9.75],
    kolding: [55.49, 9.47],
    københavn: [55.68, 12.57],
    odense: [55.4, 10.39],
    vejle: [55.71, 9.54],
    'enner mark': [55.87, 9.79],
    'nørre snede': [55.96, 9.4],
    'sdr. omme': [55.84, 8.89],
    renbæk: [55.12, 8.8],
    nyborg: [55.31, 10.79],
    storstrøm: [54.85, 11.93],
    vridsløselille: [55.68, 12.36],
    horserød: [56.04, 12.49],
    jyderup: [55.66, 11.42],
  }),
);

/** About where a town or a prison lies, by its name; undefined for a place that is not known here. */
export const knownPosition = (name: string): Position | undefined => {
  const found = known.get(name.trim().toLocaleLowerCase('da'));
  return found === undefined ? undefined : { north: found[0], east: found[1] };
};
