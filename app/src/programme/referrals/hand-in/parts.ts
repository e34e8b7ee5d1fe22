import { fields } from './schema.ts';

/** How far one part of the form is. */
export type PartState = 'missing' | 'begun' | 'ready';
export type Part = 'person' | 'release' | 'you';
export const parts: readonly Part[] = ['person', 'release', 'you'];

type Values = Readonly<Record<string, string>>;

const filled = (values: Values, name: keyof typeof fields): boolean =>
  fields[name].safeParse(values[name] ?? '').success;

/** A date and its certainty fit together: a day, or a reason why there is none. */
const dateIsSaid = (values: Values): boolean => {
  const date = values['releaseDate'] ?? '';
  if (!filled(values, 'certainty') || !filled(values, 'releaseDate')) return false;
  if (values['certainty'] !== 'unknown') return date !== '';
  return date === '' && (values['whyUnknown'] ?? '') !== '';
};

const ready: Readonly<Record<Part, (values: Values) => boolean>> = {
  person: (values) => filled(values, 'name') && filled(values, 'cpr') && values['personKnows'] === 'yes',
  release: (values) => filled(values, 'town') && dateIsSaid(values),
  you: (values) => filled(values, 'referrerName') && filled(values, 'referrerContact'),
};

/** Fields that nobody has chosen for the writer: one of them filled in means that the part is begun. */
const own: Readonly<Record<Part, readonly string[]>> = {
  person: ['name', 'cpr', 'personKnows'],
  release: ['town', 'certainty', 'releaseDate', 'whyUnknown'],
  you: ['referrerName', 'referrerContact', 'note'],
};

/** The state of each part of the form, from what is written so far. */
export const partStates = (values: Values): Readonly<Record<Part, PartState>> => {
  const stateOf = (part: Part): PartState => {
    if (ready[part](values)) return 'ready';
    return own[part].some((name) => (values[name] ?? '').trim() !== '') ? 'begun' : 'missing';
  };
  return { person: stateOf('person'), release: stateOf('release'), you: stateOf('you') };
};
