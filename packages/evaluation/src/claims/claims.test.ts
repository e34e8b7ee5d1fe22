import { lockProtocol } from '@primus-motor/trial';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, analyseBlinded } from '../analysis/analyse.ts';
import type { Effect, Measure, Results, Test } from '../analysis/results.ts';
import { cohort } from '../cohort/cohort.ts';
import { smallCohort, smallProtocol, smallResults } from '../fixture.ts';
import { type Text, wordCount } from '../words/text.ts';
import { answerWords } from './answer.ts';
import { type Claims, claimsFrom } from './claims.ts';
import { excludesNoEffect } from './finding.ts';

const benefit = smallResults({ mentor: { events: 14, n: 100 }, usual: { events: 40, n: 100 } });
const nothing = smallResults({ mentor: { events: 30, n: 100 }, usual: { events: 33, n: 100 } });
const harm = smallResults({ mentor: { events: 45, n: 100 }, usual: { events: 20, n: 100 } });

/** The same results with another primary finding. */
function withPrimary(results: Results, effect: Effect, test: Test | null): Results {
  const [primary, ...others] = results.analyses;
  if (primary?.ok !== true) throw new Error('no primary');
  return { ...results, analyses: [{ ...primary, effect, test }, ...others] };
}

const everything = (claims: Claims): string => {
  const words = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (value === null || typeof value !== 'object') return [];
    return Object.values(value).flatMap(words);
  };
  return words(claims).join('\n');
};

const effectWords: Text = { da: 'næppe tilfældig', en: 'hardly chance' };
const claimed = (claims: Claims) =>
  [claims.answer, claims.primary.verdict].some(
    (text) =>
      /næppe tilfældig|Hovedanalysen viser|over tid/u.test(text.da) ||
      /hardly|analysis shows|over time/u.test(text.en),
  );

describe('the answer', () => {
  it('says both shares and what chance can explain, in at most 25 words', () => {
    expect(claimsFrom(benefit).answer).toEqual({
      da: 'Ny kriminalitet inden for to år: 14 ud af 100 i gruppen mentorforløb mod 40 i gruppen sædvanlig indsats; forskellen er næppe tilfældig.',
      en: 'New crime within two years: 14 out of 100 in the mentoring group against 40 in the usual support group; the difference is hardly chance.',
    });
    expect(claimsFrom(nothing).answer.da).toMatch(/; forskellen kan være tilfældig\.$/u);
    for (const results of [benefit, nothing, harm]) {
      const { da, en } = claimsFrom(results).answer;
      expect(Math.max(wordCount(da), wordCount(en))).toBeLessThanOrEqual(answerWords);
    }
  });

  it('speaks of no difference between equal numbers, and of an effect only between numbers that differ', () => {
    const same = smallResults({ mentor: { events: 651, n: 1000 }, usual: { events: 652, n: 1000 } });
    expect(claimsFrom(same).answer.da).toContain(
      '65 ud af 100 i gruppen mentorforløb mod 65 i gruppen sædvanlig indsats; ingen påvist forskel.',
    );
    const effect: Effect = {
      measure: 'risk-difference',
      estimate: -0.001,
      lower: -0.0015,
      upper: -0.0005,
      noEffect: 0,
    };
    expect(claimsFrom(withPrimary(same, effect, null)).answer.da).toContain(
      '65,1 ud af 100 i gruppen mentorforløb mod 65,2',
    );
  });

  it('keeps to 25 words with long names too', () => {
    const long = {
      da: 'Et meget langt navn på en indsats for mange mennesker',
      en: 'A very long name of a programme for many people',
    };
    const arms = smallProtocol().arms.map((arm) => ({ ...arm, label: long }));
    const results = smallResults({ mentor: { events: 5, n: 20 }, usual: { events: 9, n: 20 } }, { arms });
    const { da, en } = claimsFrom(results).answer;
    expect(da).toContain('i forsøgsgruppen mod 45 i kontrolgruppen');
    expect(Math.max(wordCount(da), wordCount(en))).toBeLessThanOrEqual(answerWords);
  });
});

describe('what may be claimed', () => {
  it('is an effect where the primary interval leaves out no effect, and never where it does not', () => {
    const measures = fc.constantFrom<Measure>(
      'risk-difference',
      'risk-ratio',
      'odds-ratio',
      'hazard-ratio',
      'rmst-difference',
    );
    const limit = fc.option(fc.double({ min: -3, max: 3, noNaN: true }), { freq: 6 });
    const p = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(
        measures,
        limit,
        limit,
        p,
        fc.constantFrom(benefit, nothing, harm),
        (measure, one, two, chance, base) => {
          const noEffect = measure === 'risk-difference' || measure === 'rmst-difference' ? 0 : 1;
          const at = (value: number | null) =>
            value === null ? null : noEffect === 0 ? value : Math.exp(value);
          const [lower, upper] =
            one !== null && two !== null ? [one, two].toSorted((a, b) => a - b) : [one, two];
          const estimate = at(((lower ?? -3) + (upper ?? 3)) / 2);
          const effect: Effect = {
            measure,
            estimate,
            lower: at(lower ?? null),
            upper: at(upper ?? null),
            noEffect,
          };
          const test = chance === null ? null : { p: chance, chiSquared: null, df: null };
          const claims = claimsFrom(withPrimary(base, effect, test));
          const allowed = excludesNoEffect(effect) && (chance === null || chance < 0.05);
          expect(claimed(claims)).toBe(allowed);
        },
      ),
    );
  });

  it('says benefit and harm with the right words, whichever way the effect goes', () => {
    expect(claimsFrom(benefit).primary.verdict.da).toBe(
      'Hovedanalysen viser færre med hændelsen i gruppen mentorforløb end i gruppen sædvanlig indsats; forskellen er større, end tilfældighed let forklarer.',
    );
    expect(claimsFrom(benefit).difference?.en).toBe(
      '26 fewer out of 100 in the mentoring group; 95% interval: between 14 and 37 fewer out of 100.',
    );
    const bad = claimsFrom(harm);
    expect(bad.primary.verdict.da).toMatch(/viser flere .* den kan have skadet\.$/u);
    expect(bad.primary.verdict.en).toMatch(/shows more .* it may have done harm\.$/u);
    expect(bad.difference?.da).toMatch(/^25 flere ud af 100/u);
    const wanted = smallResults(
      { mentor: { events: 45, n: 100 }, usual: { events: 20, n: 100 } },
      { analysis: { ...smallProtocol().analysis, benefit: 'more-events' } },
    );
    expect(claimsFrom(wanted).primary.verdict.da).not.toContain('skadet');
  });

  it('says of no finding that it is not the same as no effect', () => {
    const claims = claimsFrom(nothing);
    expect(claims.primary.verdict.en).toBe(
      'The primary analysis cannot tell the difference from chance. That is not the same as showing that there is none.',
    );
    expect(claims.difference?.da).toBe(
      '3 færre ud af 100 i gruppen mentorforløb; 95 %-interval: fra 16 færre til 10 flere ud af 100.'.replace(
        '95 %',
        '95\u00a0%',
      ),
    );
    expect(claims.open[0]?.da).toBe('Om indsatsen gør en forskel.');
  });

  it('says that the primary analysis could not be computed', () => {
    const analysis = {
      ...smallProtocol().analysis,
      primary: { method: 'risk-ratio' as const },
      secondary: [],
    };
    const claims = claimsFrom(
      smallResults({ mentor: { events: 0, n: 20 }, usual: { events: 4, n: 20 } }, { analysis }),
    );
    expect(claims.primary).toMatchObject({
      numbers: null,
      verdict: { da: expect.stringMatching(/^Hovedanalysen kan ikke regnes ud/u) },
    });
    expect(claims.notComputed).toHaveLength(1);
    expect(claims.answer.da).toMatch(/kan ikke regnes ud\.$/u);
    expect(everything(claims)).not.toMatch(/NaN|Infinity|undefined|null/u);
  });

  it('says later or earlier where the whole course and the end point different ways', () => {
    const analysis = { ...smallProtocol().analysis, primary: { method: 'log-rank' as const }, secondary: [] };
    const base = smallResults(
      { mentor: { events: 21, n: 100 }, usual: { events: 20, n: 100 } },
      { analysis },
    );
    const effect: Effect = { measure: 'hazard-ratio', estimate: 0.5, lower: 0.3, upper: 0.8, noEffect: 1 };
    const claims = claimsFrom(withPrimary(base, effect, { p: 0.01, chiSquared: 6.6, df: 1 }));
    expect(claims.answer.da).toContain('over tid kom de senere i gruppen mentorforløb');
    expect(claims.answer.da).not.toContain(effectWords.da);
  });
});

describe('where the analyses disagree', () => {
  const other = (results: Results, p: number): Results => ({
    ...results,
    analyses: results.analyses.map((one) =>
      one.ok && one.id === 'fisher'
        ? {
            ...one,
            test: { p, chiSquared: null, df: null },
            effect: { ...one.effect, lower: p < 0.05 ? 0.2 : 0.5, upper: p < 0.05 ? 0.9 : 1.2 },
          }
        : one,
    ),
  });

  it('keeps to the primary one when others are more flattering, and says so', () => {
    const claims = claimsFrom(other(nothing, 0.01));
    expect(claims.disagreement?.da).toMatch(
      /^Analyserne er ikke enige\. Hovedanalysen, risikoforskel \(.*\), kan ikke skelne .* det kan Fishers eksakte test/u,
    );
    expect(claims.disagreement?.da).toContain('Hovedanalysen afgør');
    expect(claimed(claims)).toBe(false);
  });

  it('says that the answer is less sure when others do not find what the primary one finds', () => {
    expect(claimsFrom(other(benefit, 0.2)).disagreement?.en).toContain(
      'less sure than the primary analysis alone',
    );
  });

  it('says nothing when they agree', () => {
    expect(claimsFrom(benefit).disagreement).toBeNull();
  });
});

describe('what stands before and beside the numbers', () => {
  it('says at once that a plan was written after the fact', () => {
    const reason = { da: 'Sådan var det.', en: 'So it was.' };
    const results = smallResults(
      { mentor: { events: 14, n: 100 }, usual: { events: 40, n: 100 } },
      { prespecified: { prespecified: false, writtenAfter: reason } },
    );
    expect(claimsFrom(results).afterTheFact?.da).toMatch(
      /^Planen er skrevet efter forsøget.*Sådan var det\.$/u,
    );
    expect(claimsFrom(results).open.at(-1)?.en).toContain('a plan from before the trial');
    expect(claimsFrom(benefit).afterTheFact).toBeNull();
  });

  it('warns of small numbers, and only of small ones', () => {
    const small = claimsFrom(smallResults({ mentor: { events: 7, n: 24 }, usual: { events: 16, n: 24 } }));
    expect(small.cautions[0]?.da).toMatch(/^Tallene er små: 23 hændelser blandt 48 deltagere\./u);
    const one = claimsFrom(smallResults({ mentor: { events: 0, n: 24 }, usual: { events: 1, n: 24 } }));
    expect(one.cautions[0]?.da).toMatch(/^Tallene er små: 1 hændelse blandt 48 deltagere\./u);
    expect(one.cautions[0]?.en).toMatch(/^The numbers are small: 1 event among 48 participants\./u);
    expect(claimsFrom(benefit).cautions).toEqual([]);
  });

  it('never shows the parts of a subgroup without the answer of the interaction test', () => {
    const { subgroup } = claimsFrom(benefit);
    expect(subgroup?.answer.da).toMatch(
      /^Forsøget viser ikke, at effekten afhænger af risiko \(test for vekselvirkning/u,
    );
    expect(subgroup?.parts.da).toContain('Høj risiko: ');
    expect(claimsFrom({ ...benefit, subgroup: null }).subgroup).toBeNull();
    const absent = { ok: false as const, reason: 'too-few-observations', detail: '' };
    const found = benefit.subgroup;
    if (found === null) throw new Error('no subgroup');
    const without = { ...found, interaction: { ...found.interaction, 'risk-difference': absent } };
    expect(claimsFrom({ ...benefit, subgroup: without }).subgroup?.answer.da).toMatch(
      /kan ikke regnes ud.*Grupperne kan derfor ikke læses hver for sig\.$/u,
    );
  });
});

describe('coded arms', () => {
  const source = smallCohort({ mentor: { events: 45, n: 100 }, usual: { events: 20, n: 100 } });
  const arm = source.arm.map((code) => (code === 'mentor' ? 'X' : 'Y'));
  const locked = lockProtocol(smallProtocol());
  const blind = analyseBlinded(cohort({ ...source, arm }, locked.protocol), locked, {
    version: '0.1.0',
    dataSha256: '0',
  });

  it('are named X and Y, without a word of benefit or harm or of the arms themselves', () => {
    const claims = claimsFrom(blind);
    expect(claims.blinded?.da).toContain('kodet X og Y');
    expect(claims.answer.da).toContain('45 ud af 100 i gruppe X mod 20 i gruppe Y');
    expect(everything(claims)).not.toMatch(
      /mentor|sædvanlig|usual|skade|harm|indsatsen gør|forsøgsgruppe|kontrolgruppe|trial group|control group/iu,
    );
  });
});

describe('all sentences', () => {
  it('are whole in both languages, for any counts', () => {
    const count = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, p, q) => {
          const counts = {
            mentor: { events: Math.round(a * p), n: a },
            usual: { events: Math.round(b * q), n: b },
          };
          const claims = claimsFrom(smallResults(counts));
          const text = everything(claims);
          expect(text).not.toMatch(/NaN|Infinity|undefined|\bnull\b|!| {2}|\.\.|-\d/u);
          expect(Math.max(wordCount(claims.answer.da), wordCount(claims.answer.en))).toBeLessThanOrEqual(
            answerWords,
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a trial that is not followed to its end', () => {
  const source = smallCohort({ mentor: { events: 8, n: 40 }, usual: { events: 16, n: 40 } });
  const locked = lockProtocol(smallProtocol());
  const time = source.time.map((one) => Math.min(one ?? 0, 60));
  const event = source.event.map((one, row): 0 | 1 => (one === 1 && (source.time[row] ?? 0) <= 60 ? 1 : 0));
  const early = analyse(cohort({ ...source, time, event }, locked.protocol), locked, {
    version: '0.1.0',
    dataSha256: '0',
  });

  it('gives no share out of a hundred at an end that nobody has reached', () => {
    const claims = claimsFrom(early);
    expect(claims.answer.da).toBe(
      'Forsøget er ikke fulgt til ende i begge grupper; svaret kan endnu ikke gives.',
    );
    expect(claims.counts.da).not.toContain('ud af 100');
    expect(claims.when.da).toMatch(/efter 52 uger/u);
    expect(claims.when.da).not.toContain('104 uger');
    expect(claims.primary.verdict.da).toContain('For mange er ikke fulgt til ende');
  });
});
