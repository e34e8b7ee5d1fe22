/** What a specification is given: single numbers, columns, or named rows such as the arms of a table. */
type Given = Readonly<Record<string, number | readonly number[] | Readonly<Record<string, number>>>>;

/** What a place in the result must hold. */
type Expected = number | boolean | string | readonly number[];

interface Draft<Input extends Given> {
  readonly title: string;
  /** The paper or book in which the method stands. */
  readonly source: string;
  /** One plain sentence. */
  readonly about: string;
  /** At most twelve rows. */
  readonly input: Input;
  /** Units by column of the input or by place in the result. */
  readonly units?: Readonly<Record<string, string>>;
  /** What is run; the documentation shows its source text. */
  readonly call: (input: Input) => unknown;
  /** Places in the result, such as `curves[0].survival`, and what must stand there. */
  readonly expected: Readonly<Record<string, Expected>>;
  /** The steps by hand. At least one of `byHand` and `r` is given. */
  readonly byHand?: string;
  /** The R code that gives the numbers. */
  readonly r?: string;
}

export interface Specification extends Omit<Draft<Given>, 'call'> {
  readonly run: () => unknown;
}

export interface Family {
  /** Name of the page, without ending. */
  readonly file: string;
  readonly name: string;
  /** One plain sentence. */
  readonly about: string;
  readonly specifications: readonly Specification[];
}

/** Ties the call to its input. */
export function specify<Input extends Given>(draft: Draft<Input>): Specification {
  const { call, ...rest } = draft;
  return Object.freeze({ ...rest, run: () => call(draft.input) });
}

/**
 * The value at a place of the result.
 * @throws Error where the result has no such place
 */
export function valueAt(result: unknown, place: string): unknown {
  return place.split(/[.[\]]+/u).reduce((value: unknown, key) => {
    if (key === '') return value;
    if (typeof value !== 'object' || value === null || !(key in value)) {
      throw new Error(`${place}: there is no ${key} in ${JSON.stringify(value)}`);
    }
    return (value as Readonly<Record<string, unknown>>)[key];
  }, result);
}
