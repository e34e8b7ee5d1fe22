import { readdirSync, readFileSync } from 'node:fs';
import { storedCases } from '../../reference/corpus.ts';
import { families } from '../../specification/index.specification.ts';
import { callsIn } from '../specification/source.ts';
import { casesIn, testsIn, type WrittenTest } from './source.ts';

/** A proof: where it stands, and what it is called there. */
export interface Proof {
  readonly place: string;
  readonly title: string;
}

export const KINDS = ['by hand', 'reference', 'property'] as const;
export type Kind = (typeof KINDS)[number];
export type Proofs = Readonly<Record<Kind, readonly Proof[]>>;

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** Every test that is written in this package. */
export const tests: readonly WrittenTest[] = readdirSync(new URL('test/', root), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.test.ts'))
  .toSorted()
  .flatMap((file) => testsIn(`test/${file}`, read(`test/${file}`)));

const specifications = families.flatMap(({ file, specifications: all }) => {
  const calls = callsIn(`${file}.ts`, read(`specification/${file}.specification.ts`));
  return all.map(({ title, byHand, r }) => ({ file, title, byHand, r, call: calls.get(title) ?? '' }));
});

/** The cases of the corpus with their calls; of cases that are not written one by one, the script of the family. */
const corpus = readdirSync(new URL('reference/cases/', root))
  .toSorted()
  .filter((file) => read(`reference/cases/${file}`).includes('export const cases'))
  .flatMap((file) => {
    const family = file.replace(/\.ts$/u, '');
    const stored = new Map(storedCases(family).map(({ id, call }) => [id, call]));
    return [...casesIn(file, read(`reference/cases/${file}`))].map(([id, uses]) => ({
      uses,
      place: `reference/values/${family}.json`,
      title: id === undefined ? 'a table of cases' : `${id}: ${stored.get(id) ?? ''}`,
    }));
  });

const proof = ({ file, title }: { readonly file: string; readonly title: string }): Proof => ({
  place: file,
  title,
});

/** What stands anywhere for an export. A test counts as worked by hand, or as a reference, by its title or file. */
export function proofsOf(name: string): Proofs {
  const called = new RegExp(`(?<![\\w.])${name}(?=[(.])`, 'u');
  const shown = specifications.filter(({ call }) => called.test(call));
  const own = tests.filter(({ uses }) => uses.has(name));
  const page = ({ file, title }: { readonly file: string; readonly title: string }): Proof => ({
    place: `docs/statistics/${file}.md`,
    title,
  });
  return {
    'by hand': [
      ...shown.filter(({ byHand }) => byHand !== undefined).map(page),
      ...own
        .filter(({ file, title }) => /by hand/iu.test(title) || file.endsWith('hand-worked.test.ts'))
        .map(proof),
    ],
    reference: [
      ...corpus.filter(({ uses }) => uses.has(name)),
      ...shown.filter(({ r }) => r !== undefined).map(page),
      ...own.filter(({ uses }) => uses.has('reference')).map(proof),
    ],
    property: own.filter(({ uses }) => uses.has('fc')).map(proof),
  };
}
