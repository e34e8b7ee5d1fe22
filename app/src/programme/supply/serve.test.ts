import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOf, openServer, type Profile, type Wanted } from './serve.ts';

const times = { today: '2026-11-22', leadOf: () => 60 };
const dues = [
  { index: 0, on: '2026-11-22' },
  { index: 1, on: '2026-12-15' },
  { index: 2, on: '2027-03-01' },
];

const anyEntry = fc.record({
  until: fc.constantFrom(undefined, '2026-12-01', '2028-01-01'),
  sent: fc.constantFrom(undefined, '2026-10-10'),
  refused: fc.boolean(),
});
const anyProfile: fc.Arbitrary<Profile> = fc.record({
  mentors: fc.integer({ min: 1, max: 2 }),
  places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
  access: fc.dictionary(fc.constantFrom('p', 'q'), anyEntry),
});
const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  due: fc.constantFrom(...dues),
  prisonId: fc.constantFrom(undefined, 'p', 'q'),
  cleared: fc.boolean(),
});

/** By trying every way: may all of these be served at once? */
const allServed = (profiles: readonly Profile[], wishes: readonly Wanted[]): boolean => {
  const slots = profiles.flatMap((profile) =>
    Array.from({ length: profile.mentors }, () => [0, 1].map((place) => ({ profile, place }))).flat(),
  );
  const from = (index: number, taken: ReadonlySet<number>): boolean => {
    const wanted = wishes[index];
    if (wanted === undefined) return true;
    return slots.some(
      ({ profile, place }, number) =>
        !taken.has(number) &&
        (profile.places[wanted.due.index] ?? 0) > place &&
        fitOf(profile, wanted, times) !== 'no' &&
        from(index + 1, new Set([...taken, number])),
    );
  };
  return from(0, new Set());
};

test('whoever comes first is served where any way serves all before as well, and nobody else', () => {
  fc.assert(
    fc.property(
      fc.array(anyProfile, { maxLength: 3 }),
      fc.array(anyWanted, { maxLength: 7 }),
      (profiles, wishes) => {
        const server = openServer(profiles, times);
        const served: Wanted[] = [];
        for (const wanted of wishes) {
          const can = allServed(profiles, [...served, wanted]);
          expect(server.serve(wanted)).toBe(can);
          if (can) served.push(wanted);
        }
        for (const wanted of server.toAsk()) expect(served).toContain(wanted);
      },
    ),
    { numRuns: 500 },
  );
});
