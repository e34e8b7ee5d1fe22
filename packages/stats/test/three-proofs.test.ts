import { describe, expect, test } from 'vitest';
import * as stats from '../src/index.ts';
import { KINDS, type Kind, type Proof, type Proofs, proofsOf, tests } from './proofs/gather.ts';
import { helpers, lacking, twins } from './proofs/lists.ts';

const methods = Object.keys(stats)
  .filter((name) => !Object.hasOwn(helpers, name))
  .toSorted();

/** The test with that title, whatever it stands in. */
const titled = (title: string): Proof => {
  const found = tests.find((one) => one.title.endsWith(`: ${title}`) || one.title === title);
  if (found === undefined) throw new Error(`no test is called “${title}”`);
  return { place: found.file, title: found.title };
};

const proofs = new Map<string, Proofs>(methods.map((name) => [name, proofsOf(name)]));

const lacks = (name: string): readonly Kind[] => KINDS.filter((kind) => proofs.get(name)![kind].length === 0);

describe('three proofs of every method', () => {
  test('are there, but for what the list says', () => {
    const found = Object.fromEntries(
      methods.flatMap((name) => (lacks(name).length > 0 ? [[name, lacks(name)] as const] : [])),
    );
    expect(found).toEqual(lacking);
  });

  test('lists name exports only, and twins that are there', () => {
    for (const name of [helpers, lacking, twins].flatMap(Object.keys)) {
      expect(stats).toHaveProperty(name);
    }
    for (const title of Object.values(twins)) expect(titled(title).place).toMatch(/\.test\.ts$/u);
  });

  test('an export without any is told', () => {
    expect(proofsOf('aMethodThatNobodyTests')).toEqual({ 'by hand': [], reference: [], property: [] });
  });

  test('stand in the documentation as they stand here', async () => {
    const cell = (found: readonly Proof[]): string => {
      const [first] = found;
      if (first === undefined) return '**lacks**';
      const title = first.title.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|');
      const short = title.length > 110 ? `${title.slice(0, 109)}…` : title;
      const more = found.length > 1 ? ` and ${found.length - 1} more` : '';
      return `${short}<br>\`${first.place}\`${more}`;
    };
    const rows = methods.map((name) => {
      const twin = twins[name];
      const cells = [
        ...KINDS.map((kind) => cell(proofs.get(name)![kind])),
        twin === undefined ? '' : cell([titled(twin)]),
      ];
      return `| \`${name}\` | ${cells.join(' | ')} |`;
    });
    const whole = methods.filter((name) => lacks(name).length === 0).length;
    const page = `# Three proofs of every method

Made by \`packages/stats/test/three-proofs.test.ts\` from the titles of the tests, the worked examples and the calls of the reference corpus: for every method an example worked by hand, a reference value with the call that made it, and a property that holds for generated data; where the algorithm is a quick one, the test that compares it with a slow and obvious one. ${whole} of ${methods.length} methods have all three. Places are within \`packages/stats\`, but for \`docs\`. Not methods: ${Object.entries(
      helpers,
    )
      .map(([name, why]) => `\`${name}\` (${why})`)
      .join(', ')}.

| method | by hand | reference | property | slow twin |
|---|---|---|---|---|
${rows.join('\n')}
`;
    await expect(page).toMatchFileSnapshot('../../../docs/statistics/proofs.md');
  });
});
