import { linearRegression, riskDifference, riskRatio } from '@primus-motor/stats';
import { lockProtocol, type ProtocolInput } from '@primus-motor/trial';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cohort, cohort } from '../cohort/cohort.ts';
import { smallProtocol } from '../fixture.ts';
import { analyse, analyseBlinded } from './analyse.ts';
import { prepare } from './prepare.ts';
import { isAbsent, type Results } from './results.ts';
import { differenceOfRisks, type Risk, ratioOfRisks, risksAtEnd } from './risks.ts';
import { riskInteraction } from './subgroup.ts';

const provenance = { version: '0.1.0', dataSha256: 'a'.repeat(64) };
const lock = (change: Partial<ProtocolInput> = {}) => lockProtocol({ ...smallProtocol(), ...change });

interface Person {
  readonly arm: string;
  readonly time: number | null;
  readonly event: 0 | 1 | null;
  readonly score?: number | null;
  readonly band?: string | null;
}

function people(list: readonly Person[]): Cohort {
  return cohort(
    {
      arm: list.map((one) => one.arm),
      time: list.map((one) => one.time),
      event: list.map((one) => one.event),
      covariates: {
        score: {
          type: 'continuous',
          values: list.map((one, row) => (one.score === undefined ? row % 7 : one.score)),
        },
        band: {
          type: 'coded',
          values: list.map((one, row) =>
            one.band === undefined ? (row % 3 === 0 ? 'high' : 'low') : one.band,
          ),
        },
      },
    },
    lock().protocol,
  );
}

/** `events` of `n` at different times, the others followed to week 104. */
function arm(code: string, events: number, n: number, from = 4): Person[] {
  return Array.from({ length: n }, (_, row) => ({
    arm: code,
    time: row < events ? from + row * 3 : 104,
    event: row < events ? 1 : 0,
  }));
}

const results = (list: readonly Person[], change: Partial<ProtocolInput> = {}) =>
  analyse(people(list), lock(change), provenance);
const found = (all: Results, id: string) => {
  const one = all.analyses.find((result) => result.id === id);
  if (one === undefined) throw new Error(`no ${id}`);
  return one;
};

describe('the analyses of a plan', () => {
  it('compare the experimental arm with the control arm, whatever the order of rows or arms', () => {
    const list = [...arm('usual', 12, 20), ...arm('mentor', 5, 20)];
    const all = results(list);
    expect(all.arms.map((one) => one.code)).toEqual(['mentor', 'usual']);
    expect(found(all, 'risk-difference')).toMatchObject({
      role: 'primary',
      effect: { estimate: 5 / 20 - 12 / 20 },
    });
    const turned = results(list, { arms: smallProtocol().arms.toReversed() });
    expect(turned.analyses).toEqual(all.analyses);
  });

  it('cut follow-up at its end: an event after it is none', () => {
    const late: Person = { arm: 'mentor', time: 110, event: 1 };
    const all = results([...arm('usual', 6, 10), ...arm('mentor', 3, 9), late]);
    expect(all.flow[0]).toEqual({
      randomised: 10,
      events: 3,
      followedToEnd: 7,
      followedInPart: 0,
      outcomeUnknown: 0,
      afterEnd: { n: 1, events: 1 },
    });
    expect(all.flow[1]).not.toHaveProperty('afterEnd');
    const atEnd: Person = { arm: 'mentor', time: 104, event: 1 };
    expect(results([...arm('usual', 6, 10), ...arm('mentor', 3, 9), atEnd]).flow[0].events).toBe(4);
  });

  it('read the risks from the curves where some are followed in part, and count only where it is fair', () => {
    const few = [
      ...arm('usual', 12, 30),
      ...arm('mentor', 8, 29),
      { arm: 'mentor', time: 40, event: 0 as const },
    ];
    const all = results(few);
    expect(all.flow[0]).toMatchObject({ randomised: 30, followedInPart: 1 });
    const difference = found(all, 'risk-difference');
    if (!difference.ok) throw new Error(difference.detail);
    const [mentor, usual] = all.survival;
    expect(difference.effect.estimate).toBeCloseTo(usual.atEnd.survival - mentor.atEnd.survival, 12);
    expect(difference.numbers).toMatchObject({
      basis: 'survival',
      leftOut: 0,
      table: { first: { events: 8, n: 30 } },
    });
    // Fisher's test needs counts: it leaves the one out
    expect(found(all, 'fisher')).toMatchObject({
      numbers: { basis: 'counts', leftOut: 1, table: { first: { n: 29 } } },
    });
    const stopped: Person = { arm: 'usual', time: 50, event: 0 };
    const many = results([...few, stopped, stopped, stopped, stopped]);
    expect(found(many, 'fisher')).toMatchObject({ ok: false, reason: 'incomplete-follow-up' });
    expect(found(many, 'risk-difference').ok).toBe(true);
    expect(found(many, 'risk-ratio').ok).toBe(true);
    const unknown: Person = { arm: 'usual', time: null, event: null };
    const lacking = results([...few, unknown, unknown, unknown, unknown]);
    expect(lacking.flow[1]).toMatchObject({ outcomeUnknown: 4 });
    expect(found(lacking, 'risk-difference')).toMatchObject({ ok: false, reason: 'incomplete-follow-up' });
    expect(found(lacking, 'log-rank').ok).toBe(true);
  });

  it('number a method that stands twice in the plan', () => {
    const analysis = {
      ...smallProtocol().analysis,
      secondary: [{ method: 'cox' as const }, { method: 'cox' as const, adjustFor: ['score'] }],
    };
    const all = results([...arm('usual', 12, 20), ...arm('mentor', 5, 20)], { analysis });
    expect(all.analyses.map((one) => one.id)).toEqual(['risk-difference', 'cox', 'cox-2']);
    expect(found(all, 'cox')).toMatchObject({ numbers: { armOnly: null } });
  });

  it('leave out of the Cox model who lacks a covariate, and say how many', () => {
    const list = [...arm('usual', 12, 20), ...arm('mentor', 5, 20)];
    const lacking = list.map((one, row) => (row === 3 ? { ...one, score: null } : one));
    expect(found(results(lacking), 'cox')).toMatchObject({
      ok: true,
      numbers: { leftOut: 1, model: { n: 39 } },
    });
    expect(results(lacking).baseline[0]?.missing).toEqual([0, 1]);
  });

  it('give typed absences, never a number, where nothing can be computed', () => {
    const none = results([...arm('usual', 0, 10), ...arm('mentor', 0, 10)]);
    const reasons = none.analyses.map((one) => (one.ok ? 'ok' : one.reason));
    expect(reasons).toEqual(['ok', 'no-events', 'no-variation', 'no-events', 'no-events', 'no-variation']);
    const oneSided = results([...arm('usual', 5, 10), ...arm('mentor', 0, 10)]);
    expect(found(oneSided, 'cox')).toMatchObject({ ok: false });
    expect(found(oneSided, 'log-rank').ok).toBe(true);
  });

  it('refuse a cohort with an arm that the plan does not have, or without outcomes in one', () => {
    expect(() => results([...arm('usual', 1, 3), ...arm('other', 1, 3)])).toThrow('"other"');
    expect(() => results(arm('usual', 1, 3))).toThrow('nobody is in the arm mentor');
    const unknown: Person = { arm: 'mentor', time: null, event: null };
    expect(() => results([...arm('usual', 1, 3), unknown])).toThrow(
      'no outcome is known for anybody in the arm mentor',
    );
  });

  it('hold no infinity, not-a-number or typed array, for any small trial', () => {
    const person = (code: string) =>
      fc.record({
        arm: fc.constant(code),
        time: fc.integer({ min: 0, max: 120 }),
        event: fc.constantFrom<0 | 1>(0, 1),
        score: fc.option(fc.integer({ min: 0, max: 3 })),
        band: fc.option(fc.constantFrom('low', 'high')),
      });
    const trial = fc.tuple(
      fc.array(person('mentor'), { minLength: 1, maxLength: 12 }),
      fc.array(person('usual'), { minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(trial, ([mentor, usual]) => {
        const all = results([...mentor, ...usual]);
        expect(JSON.parse(JSON.stringify(all))).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the log-rank interval', () => {
  it('holds no effect exactly where its test is above the line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (a, b) => {
        const one = found(results([...arm('usual', a, 30), ...arm('mentor', b, 30)]), 'log-rank');
        if (!one.ok || one.test === null) throw new Error('not computed');
        const { lower, upper } = one.effect;
        expect((lower ?? 0) <= 1 && (upper ?? 2) >= 1).toBe(one.test.p >= 0.05);
      }),
      { numRuns: 60 },
    );
  });
});

/** The risk of an arm that is followed to the end. */
function counted({ events, n }: { readonly events: number; readonly n: number }): Risk {
  const estimate = events / n;
  return { estimate, variance: (estimate * (1 - estimate)) / n, effective: n, n };
}

describe('risks from curves', () => {
  it('are those of the counts, with the intervals of Newcombe and Katz, where everybody is followed to the end', () => {
    const size = fc.integer({ min: 2, max: 60 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(size, size, share, share, (a, b, p, q) => {
        const first = { events: Math.round(a * p), n: a };
        const second = { events: Math.round(b * q), n: b };
        const list = [...arm('mentor', first.events, a, 1), ...arm('usual', second.events, b, 1)].map(
          (one) => ({
            ...one,
            time: one.event === 1 ? 1 + ((one.time ?? 0) % 90) : 104,
          }),
        );
        const risks = risksAtEnd(prepare(people(list), ['mentor', 'usual'], lock().protocol));
        if (!risks.ok) throw new Error(risks.detail);
        expect(risks).toMatchObject({ basis: 'counts', table: { first, second } });
        const table = { treated: first, control: second };
        const difference = riskDifference(table);
        const ours = differenceOfRisks(risks, 0.95);
        if (!difference.ok) throw new Error(difference.detail);
        expect(ours.estimate).toBeCloseTo(difference.estimate, 10);
        expect(ours.lower).toBeCloseTo(difference.lower, 10);
        expect(ours.upper).toBeCloseTo(difference.upper, 10);
        const ratio = riskRatio(table);
        const ourRatio = ratioOfRisks(risks, 0.95);
        expect('ok' in ourRatio).toBe(!ratio.ok);
        if (!ratio.ok || 'ok' in ourRatio) return;
        expect((ourRatio.lower ?? 0) / ratio.lower).toBeCloseTo(1, 9);
        expect((ourRatio.upper ?? 0) / ratio.upper).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('grow wider when fewer are followed to the end', () => {
    const whole = [...arm('usual', 12, 30), ...arm('mentor', 8, 30)];
    const part = whole.map((one, row) => (one.event === 0 && row % 2 === 0 ? { ...one, time: 12 } : one));
    const width = (list: readonly Person[]) => {
      const one = found(results(list), 'risk-difference');
      if (!one.ok) throw new Error(one.detail);
      return (one.effect.upper ?? 0) - (one.effect.lower ?? 0);
    };
    expect(width(part)).toBeGreaterThan(width(whole));
  });
});

describe('the subgroup question', () => {
  const cell = fc.record({
    n: fc.integer({ min: 2, max: 12 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('on the absolute scale is the product term of the linear model with HC2 errors', () => {
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell, cell), (cells) => {
        const counts = cells.map(({ n, share }) => ({ n, events: Math.round(n * share) }));
        const [a, b, c, d] = counts;
        if (a === undefined || b === undefined || c === undefined || d === undefined) return;
        const test = riskInteraction(
          [
            { first: counted(a), second: counted(b) },
            { first: counted(c), second: counted(d) },
          ],
          0.95,
        );
        if (isAbsent(test)) return;
        const rows = counts.flatMap(({ n, events }, index) =>
          Array.from({ length: n }, (_, row) => ({
            y: row < events ? 1 : 0,
            arm: 1 - (index % 2),
            part: index > 1 ? 1 : 0,
          })),
        );
        const fit = linearRegression(
          {
            y: rows.map((row) => row.y),
            covariates: {
              arm: rows.map((row) => row.arm),
              part: rows.map((row) => row.part),
              product: rows.map((row) => row.arm * row.part),
            },
          },
          { errors: 'HC2' },
        );
        if (!fit.ok) throw new Error(fit.detail);
        const product = fit.coefficients.find((one) => one.name === 'product');
        const ratio = (product?.estimate ?? 0) / (product?.standardError ?? 1);
        expect(test.contrast?.estimate).toBeCloseTo(product?.estimate ?? Number.NaN, 9);
        expect(test.test.chiSquared).toBeCloseTo(ratio ** 2, 6);
      }),
    );
  });

  it('reads the parts by values or by where a number lies, and counts who lacks the variable', () => {
    const list = [...arm('usual', 12, 20), ...arm('mentor', 5, 20)];
    const lacking = list.map((one, row) => ({ ...one, score: row === 0 ? null : row }));
    const subgroup: ProtocolInput['subgroup'] = {
      variable: 'score',
      label: { da: 'Domme', en: 'Convictions' },
      groups: [
        { code: 'few', label: { da: 'Få', en: 'Few' }, below: 10 },
        { code: 'more', label: { da: 'Flere', en: 'More' }, atLeast: 10, below: 30 },
        { code: 'most', label: { da: 'Flest', en: 'Most' }, atLeast: 30 },
      ],
      interaction: 'hazard-ratio',
    };
    const all = results(lacking, { subgroup });
    expect(all.subgroup?.leftOut).toBe(1);
    expect(all.subgroup?.parts.map(({ table }) => [table.first.n, table.second.n])).toEqual([
      [0, 9],
      [10, 10],
      [10, 0],
    ]);
    expect(all.subgroup?.interaction['risk-difference']).toMatchObject({
      ok: false,
      reason: 'empty-arm',
    });
  });

  it('tests three parts with two degrees of freedom and no single contrast', () => {
    const tables = [5, 8, 3].map((events) => ({
      first: counted({ events, n: 12 }),
      second: counted({ events: 6, n: 12 }),
    }));
    expect(riskInteraction(tables, 0.95)).toMatchObject({ test: { df: 2 }, contrast: null });
  });
});

describe('a blinded analysis', () => {
  const list = [...arm('usual', 12, 20), ...arm('mentor', 5, 20)];
  const coded = (code: Readonly<Record<string, string>>) =>
    people(list.map((one) => ({ ...one, arm: code[one.arm] ?? '' })));

  it('gives the numbers of the open one, and nowhere which arm is which', () => {
    const open = results(list);
    const blind = analyseBlinded(coded({ mentor: 'X', usual: 'Y' }), lock(), provenance);
    expect(blind.analyses).toEqual(open.analyses);
    expect(blind.arms).toEqual([
      { code: 'X', label: { da: 'Gruppe X', en: 'Group X' }, role: null },
      { code: 'Y', label: { da: 'Gruppe Y', en: 'Group Y' }, role: null },
    ]);
    expect(JSON.stringify(blind)).not.toContain('"mentor"');
    expect(JSON.stringify({ ...blind, protocol: null })).not.toMatch(/mentor|usual|experimental|control/iu);
  });

  it('turns every effect around when the codes are swapped', () => {
    const one = found(analyseBlinded(coded({ mentor: 'X', usual: 'Y' }), lock(), provenance), 'log-rank');
    const other = found(analyseBlinded(coded({ mentor: 'Y', usual: 'X' }), lock(), provenance), 'log-rank');
    if (!one.ok || !other.ok) throw new Error('not computed');
    expect((one.effect.estimate ?? 0) * (other.effect.estimate ?? 0)).toBeCloseTo(1, 12);
    expect(one.test?.p).toBeCloseTo(other.test?.p ?? Number.NaN, 12);
  });
});
