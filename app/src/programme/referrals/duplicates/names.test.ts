import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

type Pair = readonly [string, string];

/** What the database says of many pairs of names at once. */
const alike = async (pairs: readonly Pair[]): Promise<readonly boolean[]> => {
  const { rows } = await house.owner.query<{ alike: boolean }>(
    `select programme.names_alike(programme.name_key(a), programme.name_key(b)) alike
     from unnest($1::text[], $2::text[]) with ordinality t(a, b, n) order by n`,
    [pairs.map(([one]) => one), pairs.map(([, other]) => other)],
  );
  return rows.map((row) => row.alike);
};

const first =
  'Mikkel Mohammed Søren Åse Lars Jens Ali Peter Hassan Thomas Emil Karsten Jonas Ahmed Bjørn Rasmus Frederik Nikolaj Yusuf Kenneth'.split(
    ' ',
  );
const last =
  'Sørensen Jensen Ågård Nielsen Østergaard Kjær Yıldız Møller Andersen Al-Khatib Vestergaard Dam Bæk Holm Rask Abdi Lindqvist Toft Bruun Skov'.split(
    ' ',
  );
const name = fc.tuple(fc.constantFrom(...first), fc.constantFrom(...last)).map((parts) => parts.join(' '));
/** A list that fails is shown as it is: to make it shorter would ask the database some thousand times. */
const many = { numRuns: 3, endOnFailure: true };
const two = fc.array(fc.tuple(name, name), { minLength: 400, maxLength: 400 });

test('A9 Sørensen, Soerensen and Sorensen are one; so are Aagaard and Ågård, and names in another order', async () => {
  expect(
    await alike([
      ['Mikkel Sørensen', 'Mikkel Soerensen'],
      ['Mikkel Sørensen', 'mikkel  sorensen'],
      ['Åse Ågård', 'Aase Aagaard'],
      ['Sørensen, Mikkel', 'Mikkel Sørensen'],
      ['Jürgen Müller', 'Jurgen Muller'],
      ['Mikkel Sørensen', 'Mikkel Bo Sørensen'],
      ['Mohammed Ali', 'Mohamed Ali'],
      ['Anne-Marie Kjær', 'Anne Marie Kjaer'],
    ]),
  ).toEqual(Array.from({ length: 8 }, () => true));
});

test('A9 different people born on one day stay different', async () => {
  expect(
    await alike([
      ['Mikkel Sørensen', 'Lars Jensen'],
      ['Bo Hansen', 'Jo Hansen'],
      ['Mads Jensen', 'Lars Jensen'],
      ['', 'Mikkel Sørensen'],
      ['Mikkel', ''],
    ]),
  ).toEqual(Array.from({ length: 5 }, () => false));
});

test('A9 the same name is alike in any order, in any case, and with spaces and accents', async () => {
  await fc.assert(
    fc.asyncProperty(two, async (pairs) => {
      const turned = pairs.map(([one]): Pair => [one, one.split(' ').reverse().join('   ').toUpperCase()]);
      expect(new Set(await alike(turned))).toEqual(new Set([true]));
    }),
    many,
  );
});

/** Together they are a letter of their own: Soerensen, Kjaer. */
const digraph = /[aoæø]e/u;

/** One letter left out, doubled, replaced or changed with its neighbour. */
const typo = (text: string, at: number, kind: number): string => {
  const i = at % (text.length - 1);
  const [a, b] = [text[i] ?? '', text[i + 1] ?? ''];
  const changed = [b, `${a}q${b}`, `q${b}`, `${b}${a}`][kind % 4] ?? '';
  return text.slice(0, i) + changed + text.slice(i + 2);
};

test('A9 one slip in the surname is forgiven', async () => {
  const slips = fc.array(fc.tuple(name, fc.nat(), fc.nat()), { minLength: 400, maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(slips, async (cases) => {
      const pairs = cases.map(([full, at, kind]): Pair => {
        const [given = '', family = ''] = full.split(' ');
        const slipped = typo(family, at, kind);
        const other = family.length < 5 || family.includes('-') || digraph.test(slipped);
        return [full, `${given} ${other ? family : slipped}`];
      });
      const judged = await alike(pairs);
      expect(pairs.filter((_, i) => judged[i] === false)).toEqual([]);
    }),
    many,
  );
});

test('A9 it does not matter which of the two was known first', async () => {
  await fc.assert(
    fc.asyncProperty(two, async (pairs) => {
      expect(await alike(pairs.map(([a, b]): Pair => [b, a]))).toEqual(await alike(pairs));
    }),
    many,
  );
});

/** Optimal string alignment, by the textbook: the slow twin. */
const distance = (a: string, b: string): number => {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const row = rows[i] ?? [];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + same,
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return at(a.length, b.length);
};

test('A9 one edit is what the slow count of edits says', async () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  const words = fc.array(fc.tuple(word, word), { minLength: 500, maxLength: 500 });
  await fc.assert(
    fc.asyncProperty(words, async (pairs) => {
      const { rows } = await house.owner.query<{ one: boolean }>(
        `select programme.within_one_edit(a, b) one from unnest($1::text[], $2::text[]) with ordinality t(a, b, n) order by n`,
        [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
      );
      expect(rows.map((row) => row.one)).toEqual(pairs.map(([a, b]) => distance(a, b) <= 1));
    }),
    many,
  );
});

/** Is one day typed like the other but for a digit, two neighbours that changed places, or day and month exchanged? */
const isSlip = (a: string, b: string): boolean => {
  const differ = [...a].flatMap((digit, place) => (digit === b[place] ? [] : [place]));
  const [i = 0, j = 0] = differ;
  if (differ.length <= 1) return true;
  if (differ.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i]) return true;
  return a.slice(2, 4) + a.slice(0, 2) + a.slice(4) === b;
};
const typed = (day: Temporal.PlainDate): string => day.toString().split('-').toReversed().join('');

test('A9 the days one slip away are those that every day of two centuries, one by one, is found to be', async () => {
  const from = Temporal.PlainDate.from('1900-01-01');
  const every = Array.from({ length: from.until('2101-01-01').days }, (_, n) => from.add({ days: n })).map(
    (day) => [day.toString(), typed(day)] as const,
  );
  for (const born of ['1971-03-12', '2000-02-29', '1999-12-31', '1910-10-01']) {
    const { rows } = await house.owner.query<{ day: string }>(
      'select day::text from unnest(programme.one_slip_from($1)) day order by 1',
      [born],
    );
    const own = typed(Temporal.PlainDate.from(born));
    expect(rows.map(({ day }) => day)).toEqual(
      every.filter(([, text]) => isSlip(own, text)).map(([day]) => day),
    );
  }
});

test('A9 of 5,000 pairs of different names few are taken for one: those that share a surname and nearly a first name', async () => {
  const all = first.flatMap((given) => last.map((family) => `${given} ${family}`));
  let seed = 47;
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed;
  };
  const pick = () => all[next() % all.length] ?? '';
  const pairs: Pair[] = [];
  while (pairs.length < 5000) {
    const pair: Pair = [pick(), pick()];
    if (pair[0] !== pair[1]) pairs.push(pair);
  }
  const judged = await alike(pairs);
  // 0.4 % of them, as this is written.
  expect(judged.filter(Boolean).length / pairs.length).toBeLessThan(0.01);
});
