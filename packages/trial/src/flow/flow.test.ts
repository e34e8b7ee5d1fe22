import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowError, type FlowRecord, LOSS_REASONS, participantFlow } from './flow.ts';

const ARMS = [{ code: 'mentoring' }, { code: 'control' }];
const REASONS = ['too-late', 'declined', 'low-risk'];

const referred: FlowRecord = {
  assessed: false,
  excluded: null,
  arm: null,
  received: false,
  lost: null,
  analysed: false,
};
const assessed: FlowRecord = { ...referred, assessed: true };
const mentored: FlowRecord = { ...assessed, arm: 'mentoring', received: true, analysed: true };
const control: FlowRecord = { ...mentored, arm: 'control' };

describe('participantFlow', () => {
  it('counts every box of a small trial, those with nobody in them too', () => {
    const records = [
      referred,
      assessed,
      { ...assessed, excluded: 'declined' },
      { ...assessed, excluded: 'too-late' },
      { ...assessed, excluded: 'declined' },
      mentored,
      mentored,
      { ...mentored, received: false },
      { ...mentored, lost: 'emigrated' as const },
      control,
      { ...control, lost: 'withdrawn' as const, analysed: false },
    ];
    expect(participantFlow(records, ARMS, REASONS)).toEqual({
      referred: 11,
      assessed: 10,
      notAssessed: 1,
      excluded: [
        { key: 'too-late', n: 1 },
        { key: 'declined', n: 2 },
        { key: 'low-risk', n: 0 },
      ],
      excludedTotal: 3,
      waiting: 1,
      randomised: 6,
      arms: [
        {
          arm: 'mentoring',
          allocated: 4,
          received: 3,
          notReceived: 1,
          lost: [
            { key: 'withdrawn', n: 0 },
            { key: 'died', n: 0 },
            { key: 'emigrated', n: 1 },
            { key: 'register-complete-until', n: 0 },
            { key: 'not-asked', n: 0 },
          ],
          lostTotal: 1,
          analysed: 4,
          notAnalysed: 0,
        },
        {
          arm: 'control',
          allocated: 2,
          received: 2,
          notReceived: 0,
          lost: [
            { key: 'withdrawn', n: 1 },
            { key: 'died', n: 0 },
            { key: 'emigrated', n: 0 },
            { key: 'register-complete-until', n: 0 },
            { key: 'not-asked', n: 0 },
          ],
          lostTotal: 1,
          analysed: 1,
          notAnalysed: 1,
        },
      ],
    });
  });

  it('has all its boxes when nobody was referred', () => {
    const flow = participantFlow([], ARMS, REASONS);
    expect(flow.arms.map((arm) => arm.allocated)).toEqual([0, 0]);
    expect(flow.excluded).toHaveLength(3);
  });

  it.each<[string, FlowRecord]>([
    ['no arm X', { ...mentored, arm: 'X' }],
    ['no reason other', { ...assessed, excluded: 'other' }],
    ['both randomised and excluded', { ...mentored, excluded: 'declined' }],
    ['without being assessed', { ...mentored, assessed: false }],
    ['without being randomised', { ...assessed, analysed: true }],
    ['without being randomised', { ...assessed, lost: 'died' }],
  ])('refuses a record with %s', (message, record) => {
    const run = () => participantFlow([referred, record], ARMS, REASONS);
    expect(run).toThrow(FlowError);
    expect(run).toThrow(message);
    expect(run).toThrow('record 2');
  });

  it('adds up', () => {
    const outside = fc.constantFrom(
      referred,
      assessed,
      ...REASONS.map((excluded) => ({ ...assessed, excluded })),
    );
    const inside = fc.record({
      assessed: fc.constant(true),
      excluded: fc.constant(null),
      arm: fc.constantFrom('mentoring', 'control'),
      received: fc.boolean(),
      lost: fc.option(fc.constantFrom(...LOSS_REASONS)),
      analysed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(outside, inside)), (records) => {
        const flow = participantFlow(records, ARMS, REASONS);
        const sum = (list: readonly { n: number }[]) => list.reduce((total, one) => total + one.n, 0);
        expect(flow.assessed + flow.notAssessed).toBe(flow.referred);
        expect(flow.excludedTotal + flow.waiting + flow.randomised).toBe(flow.assessed);
        expect(sum(flow.excluded)).toBe(flow.excludedTotal);
        expect(flow.arms.reduce((total, arm) => total + arm.allocated, 0)).toBe(flow.randomised);
        for (const arm of flow.arms) {
          expect(arm.received + arm.notReceived).toBe(arm.allocated);
          expect(arm.analysed + arm.notAnalysed).toBe(arm.allocated);
          expect(sum(arm.lost)).toBe(arm.lostTotal);
        }
      }),
    );
  });
});
