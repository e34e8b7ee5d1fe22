import { describe, expect, it } from 'vitest';
import { protocolInput } from './fixture.ts';
import { lockProtocol, protocolHash } from './lock.ts';
import {
  armOf,
  checkProtocol,
  explainProblems,
  isPrespecified,
  ProtocolError,
  parseProtocol,
} from './parse.ts';

/** The fixture with one thing changed by the given edit. */
function changed(edit: (input: Record<string, never> & ReturnType<typeof protocolInput>) => void): unknown {
  const input = protocolInput() as Record<string, never> & ReturnType<typeof protocolInput>;
  edit(input);
  return input;
}

/** `path: English text` of every problem found. */
function problems(value: unknown): string[] {
  const checked = checkProtocol(value);
  return checked.ok ? [] : checked.problems.map((problem) => `${problem.path}: ${problem.en}`);
}

describe('parseProtocol', () => {
  it('fills in the defaults and freezes every level', () => {
    const protocol = parseProtocol(protocolInput());
    expect(protocol.analysis.level).toBe(0.95);
    expect(protocol.analysis.secondary[0]).toEqual({
      method: 'cox',
      ties: 'efron',
      adjustFor: ['age', 'prio'],
    });
    expect(protocol.dataset.covariates.map((covariate) => covariate.name)).toEqual(['age', 'prio', 'race']);
    expect(Object.isFrozen(protocol)).toBe(true);
    expect(Object.isFrozen(protocol.dataset.covariates[2])).toBe(true);
    expect(armOf(protocol, 'control').code).toBe('none');
  });

  it('reads numbers and yes/no in coded values as their text', () => {
    const input = protocolInput();
    const race = input.dataset.covariates?.[2];
    if (race?.type !== 'binary') throw new Error('the fixture has changed');
    race.categories = [
      { value: 1, label: { da: 'Ja', en: 'Yes' } },
      { value: false, label: { da: 'Nej', en: 'No' } },
    ];
    const covariate = parseProtocol(input).dataset.covariates[2];
    expect(covariate?.type === 'binary' && covariate.categories.map((category) => category.value)).toEqual([
      '1',
      'false',
    ]);
  });

  it('knows a protocol written after the fact, and wants the reason', () => {
    const writtenAfter = { da: 'Forsøget er fra 1970erne', en: 'The trial is from the 1970s' };
    const after = parseProtocol({ ...protocolInput(), prespecified: { prespecified: false, writtenAfter } });
    expect(isPrespecified(after)).toBe(false);
    expect(after.prespecified).toEqual({ prespecified: false, writtenAfter });
    expect(isPrespecified(parseProtocol(protocolInput()))).toBe(true);
    expect(problems({ ...protocolInput(), prespecified: { prespecified: false } })).toEqual([
      'prespecified.writtenAfter: missing; this must be a block of fields',
    ]);
    expect(problems({ ...protocolInput(), prespecified: false })).toEqual([
      'prespecified: must be true, or { prespecified: false, writtenAfter: { da, en } } with the reason',
    ]);
  });

  it('raises with every problem, one line each', () => {
    const input = changed((it) => {
      it.title.da = ' ';
      it.version = 'one';
    });
    expect(() => parseProtocol(input)).toThrow(ProtocolError);
    expect(() => parseProtocol(input)).toThrow(
      'The protocol cannot be used:\n  title.da: must not be empty\n  version: is written as 1.0 or 1.0.0',
    );
  });

  it('speaks Danish too', () => {
    const checked = checkProtocol({ ...protocolInput(), display: { times: [] } });
    expect(checked.ok ? '' : explainProblems(checked.problems, 'da')).toBe(
      '  display.times: skal have mindst 1',
    );
  });
});

describe('what is wrong is said by path', () => {
  it.each<[string, unknown, string[]]>([
    ['nothing at all', null, ['(top): must be a block of fields']],
    [
      'a field left out',
      changed((it) => {
        delete (it as { origin?: unknown }).origin;
      }),
      ['origin: missing; this must be a block of fields'],
    ],
    [
      'a field misspelt',
      { ...protocolInput(), sekundary: [] },
      ['sekundary: is not a field here; is it spelt correctly?'],
    ],
    [
      'an unknown method',
      changed((it) => {
        it.analysis.primary = { method: 't-test' } as never;
      }),
      ['analysis.primary.method: must be one of: risk-difference, risk-ratio, fisher, log-rank, cox, rmst'],
    ],
    [
      'a wrong word in a list',
      changed((it) => {
        it.analysis.benefit = 'less' as never;
      }),
      ['analysis.benefit: must be one of: fewer-events, more-events'],
    ],
    [
      'a level that is not a probability',
      changed((it) => {
        it.analysis.level = 95;
      }),
      ['analysis.level: must be less than 1'],
    ],
    [
      'a criterion on a fact nobody records',
      changed((it) => {
        it.eligibility = [
          { ...it.eligibility![0]!, rule: { type: 'range', fact: 'height' as never, atLeast: 1 } },
        ];
      }),
      ['eligibility[0].rule.fact: must be one of: age, daysToRelease'],
    ],
    [
      'two experimental arms',
      changed((it) => {
        it.arms[1]!.role = 'experimental';
      }),
      ['arms: must be two: one with role: experimental and one with role: control'],
    ],
    [
      'a block that cannot hold the ratio',
      changed((it) => {
        it.randomisation = {
          method: 'permuted-blocks',
          blockSizes: [3, 4, 4],
          ratio: { aid: 1, none: 1, x: 1 },
        };
      }),
      [
        'randomisation.ratio.x: is not an arm',
        'randomisation.blockSizes[1]: must be a multiple of 3',
        'randomisation.blockSizes[2]: must be a multiple of 3',
        'randomisation.blockSizes[2]: "4" stands more than once',
      ],
    ],
    [
      'an arm no value means',
      changed((it) => {
        it.dataset.arm.values = { yes: 'aid', no: 'nobody' };
      }),
      ['dataset.arm.values.no: nobody is not an arm', 'dataset.arm.values: no value means none'],
    ],
    [
      'units that differ',
      changed((it) => {
        it.dataset.time.unit = 'days';
      }),
      ['dataset.time.unit: must be the same as followUp.unit (weeks)'],
    ],
    [
      'a restricted mean beyond follow-up',
      changed((it) => {
        it.analysis.secondary = [{ method: 'rmst', tau: 60 }];
      }),
      ['analysis.secondary[0].tau: is after the end of follow-up (52)'],
    ],
    [
      'a secondary analysis that is the primary one',
      changed((it) => {
        it.analysis.secondary = [{ method: 'log-rank' }];
      }),
      ['analysis.secondary[0]: "{"method":"log-rank"}" stands more than once'],
    ],
    [
      'a baseline variable without a column',
      changed((it) => {
        it.baseline = ['age', 'shoe'];
      }),
      ['baseline[1]: shoe is not among dataset.covariates (age, prio, race)'],
    ],
    [
      'display times out of order',
      changed((it) => {
        it.display.times = [0, 26, 13];
      }),
      ['display.times[2]: the times must increase'],
    ],
    [
      'subgroups with a gap',
      changed((it) => {
        it.subgroup!.groups[1]!.atLeast = 4;
      }),
      [
        'subgroup.groups[1]: the groups must cover every number without a gap: the first has below only, the next atLeast with the same number, the last atLeast only',
      ],
    ],
    [
      'subgroups that leave a category out',
      changed((it) => {
        it.subgroup = {
          ...it.subgroup!,
          variable: 'race',
          groups: [
            { code: 'a', label: it.title, values: ['black'] },
            { code: 'b', label: it.title, values: ['black', 'green'] },
          ],
        };
      }),
      [
        'subgroup.groups[1].values[0]: black is in two groups',
        'subgroup.groups[1].values[1]: green is not a category of race',
        'subgroup.groups: other is in no group',
      ],
    ],
    [
      'stratum levels outside the closed list',
      changed((it) => {
        const plan = it.randomisation;
        if (plan.method === 'permuted-blocks') plan.strata![0]!.levels[0]!.code = 'middle';
      }),
      ['randomisation.strata[0].levels[0].code: must be one of: low, medium, high'],
    ],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected);
  });
});

describe('protocolHash', () => {
  it('depends on what is said and not on the order it is written in', () => {
    const input = protocolInput();
    const reversed = Object.fromEntries(Object.entries(input).reverse());
    expect(protocolHash(reversed)).toBe(protocolHash(input));
    expect(protocolHash({ ...input, version: '1.0.1' })).not.toBe(protocolHash(input));
    expect(lockProtocol(input).hash).toBe(protocolHash(input));
  });

  it('is of what was written, not of the defaults filled in', () => {
    expect(protocolHash(parseProtocol(protocolInput()))).not.toBe(protocolHash(protocolInput()));
  });
});
