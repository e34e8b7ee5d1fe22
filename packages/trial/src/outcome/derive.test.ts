import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISION_KINDS } from '../vocabulary.ts';
import { type OutcomeDefinition, outcomeDefinitionSchema } from './definition.ts';
import { daysBetween, deriveOutcome, type FollowUp, type FollowUpEnd, matureOn } from './derive.ts';
import { eventFaults, type OutcomeEvent } from './event.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

function definition(changes: Partial<OutcomeDefinition> = {}): OutcomeDefinition {
  const base = outcomeDefinitionSchema.parse({
    id: 'new-crime',
    version: '1.0.0',
    text: { da: 'Ny kriminalitet', en: 'New crime' },
    decisions: ['unconditional', 'conditional'],
    excludedTypes: ['traffic'],
  });
  return { ...base, ...changes };
}

function offence(on: string, changes: Partial<OutcomeEvent> = {}): OutcomeEvent {
  const offenceDate = date(on);
  return {
    offenceType: 'theft',
    offenceDate,
    chargeDate: offenceDate.add({ days: 10 }),
    decisionDate: offenceDate.add({ days: 100 }),
    decision: 'unconditional',
    custody: false,
    ...changes,
  };
}

/** Released on New Year's Day 2022, two years, register complete to the end of June 2024. */
const followUp: FollowUp = { origin: date('2022-01-01'), lengthDays: 730, completeUntil: date('2024-06-30') };

const derive = (
  events: OutcomeEvent[],
  changes: Partial<FollowUp> = {},
  with_: Partial<OutcomeDefinition> = {},
) => {
  const { timeDays, event, reason, pending, ignored } = deriveOutcome(
    definition(with_),
    { ...followUp, ...changes },
    events,
  );
  return { timeDays, event, reason, pending, ignored: ignored.map((one) => one.reason) };
};
const none = { pending: 0, ignored: [] as string[] };

describe('deriveOutcome', () => {
  it('follows a person without offences to the planned end', () => {
    expect(derive([])).toEqual({ timeDays: 730, event: false, reason: 'end-of-follow-up', ...none });
  });

  it('takes the earliest offence that counts, whatever the order of the rows', () => {
    const events = [offence('2023-03-01'), offence('2022-01-15'), offence('2022-05-01')];
    expect(derive(events)).toEqual({ timeDays: 14, event: true, reason: 'event', ...none });
    expect(deriveOutcome(definition(), followUp, events).offence).toBe(1);
    const sameDay = [offence('2022-01-15'), offence('2022-01-15')];
    expect(deriveOutcome(definition(), followUp, sameDay).offence).toBe(0);
  });

  it.each<[string, OutcomeEvent, string]>([
    ['before release, though decided after it', offence('2021-12-31'), 'before-window'],
    [
      'the day after follow-up',
      offence('2024-01-02', { decisionDate: date('2024-02-01') }),
      'after-follow-up',
    ],
    ['of an excluded type', offence('2022-02-01', { offenceType: 'traffic' }), 'excluded-type'],
    ['acquitted', offence('2022-02-01', { decision: 'acquitted' }), 'decision-not-counted'],
    ['fined', offence('2022-02-01', { decision: 'fine' }), 'decision-not-counted'],
    ['charged and not decided', offence('2022-02-01', { decision: null, decisionDate: null }), 'undecided'],
    [
      'decided after the register is complete',
      offence('2023-12-01', { decisionDate: date('2024-07-01') }),
      'undecided',
    ],
  ])('does not count an offence %s', (_, event, reason) => {
    expect(derive([event])).toEqual({
      timeDays: 730,
      event: false,
      reason: 'end-of-follow-up',
      pending: reason === 'undecided' ? 1 : 0,
      ignored: [reason],
    });
  });

  it('counts the day of release and the last day, and neither neighbour', () => {
    expect(derive([offence('2022-01-01')])).toMatchObject({ timeDays: 0, event: true });
    expect(derive([offence('2022-01-01')], {}, { firstDay: 1 })).toMatchObject({
      event: false,
      ignored: ['before-window'],
    });
    // 2022 and 2023 have 365 days each: New Year's Day 2024 is day 730, the last one
    const last = offence('2024-01-01', { decisionDate: date('2024-03-01') });
    expect(derive([last])).toEqual({ timeDays: 730, event: true, reason: 'event', ...none });
    expect(derive([last], { lengthDays: 729 })).toMatchObject({ event: false, ignored: ['after-follow-up'] });
  });

  it('calls nobody event-free past the day to which the register is complete', () => {
    expect(derive([], { completeUntil: date('2022-12-31') })).toEqual({
      timeDays: 364,
      event: false,
      reason: 'register-complete-until',
      ...none,
    });
    expect(derive([], { completeUntil: date('2021-06-01') })).toMatchObject({ timeDays: 0, event: false });
    expect(derive([], { completeUntil: date('2024-01-01') })).toMatchObject({
      timeDays: 730,
      reason: 'end-of-follow-up',
    });
  });

  it('keeps the time an offence needs to be decided away from the register end', () => {
    const early = { completeUntil: date('2022-12-31') };
    expect(derive([], early, { maturityDays: 180 })).toMatchObject({
      timeDays: 184,
      reason: 'register-complete-until',
    });
    const quick = offence('2022-09-01', { decisionDate: date('2022-09-20') });
    expect(derive([quick], early, { maturityDays: 180 })).toMatchObject({
      event: false,
      ignored: ['after-follow-up'],
    });
    expect(matureOn(definition({ maturityDays: 180 }), followUp.origin, 730).toString()).toBe('2024-06-29');
  });

  it.each(['withdrawn', 'died', 'emigrated'] as const)('ends where a person has %s', (reason) => {
    const end = { reason, on: date('2022-04-11') };
    expect(derive([], { end })).toEqual({ timeDays: 100, event: false, reason, ...none });
    expect(derive([offence('2022-04-12')], { end })).toMatchObject({
      event: false,
      ignored: ['after-follow-up'],
    });
    expect(derive([offence('2022-04-11')], { end })).toMatchObject({ timeDays: 100, event: true });
    expect(derive([], { end: { reason, on: date('2021-12-01') } })).toMatchObject({
      timeDays: 0,
      event: false,
    });
  });
});

const dates = fc.integer({ min: 0, max: 6000 }).map((days) => date('2015-01-01').add({ days }));
const anyEvent: fc.Arbitrary<OutcomeEvent> = fc.record({
  offenceType: fc.constantFrom('theft', 'violence', 'traffic'),
  offenceDate: dates,
  chargeDate: fc.constant(null),
  decisionDate: fc.option(dates),
  decision: fc.option(fc.constantFrom(...DECISION_KINDS)),
  custody: fc.boolean(),
});
const anyEnd: fc.Arbitrary<FollowUpEnd | null> = fc.option(
  fc.record({
    reason: fc.constantFrom('withdrawn' as const, 'died' as const, 'emigrated' as const),
    on: dates,
  }),
);
const anyFollowUp: fc.Arbitrary<FollowUp> = fc.record({
  origin: dates,
  lengthDays: fc.integer({ min: 1, max: 1500 }),
  completeUntil: dates,
  end: anyEnd,
});
const anyDefinition = fc
  .record({ firstDay: fc.constantFrom(0, 1), maturityDays: fc.integer({ min: 0, max: 200 }) })
  .map((changes) => definition(changes));

/** The slow obvious twin: walks every day from the origin on and looks whether something counts that day. */
function dayByDay(rules: OutcomeDefinition, person: FollowUp, events: readonly OutcomeEvent[]) {
  const horizon = person.completeUntil.subtract({ days: rules.maturityDays });
  for (let day = 0; ; day += 1) {
    const today = person.origin.add({ days: day });
    const over = (limit: Temporal.PlainDate) => Temporal.PlainDate.compare(today, limit) > 0;
    if (day > person.lengthDays || over(horizon) || (person.end && over(person.end.on)))
      return { timeDays: Math.max(0, day - 1), event: false };
    const counts = events.some(
      (one) =>
        day >= rules.firstDay &&
        one.offenceDate.equals(today) &&
        !rules.excludedTypes.includes(one.offenceType) &&
        one.decision !== null &&
        rules.decisions.includes(one.decision) &&
        one.decisionDate !== null &&
        Temporal.PlainDate.compare(one.decisionDate, person.completeUntil) <= 0,
    );
    if (counts) return { timeDays: day, event: true };
  }
}

describe('for any person', () => {
  it('equals walking through the days one by one', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        anyFollowUp,
        fc.array(anyEvent, { maxLength: 6 }),
        (rules, person, events) => {
          expect(deriveOutcome(rules, person, events)).toMatchObject(dayByDay(rules, person, events));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('accounts for every offence, and never ends after the planned end or the register', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        anyFollowUp,
        fc.array(anyEvent, { maxLength: 6 }),
        (rules, person, events) => {
          const outcome = deriveOutcome(rules, person, events);
          const complete = daysBetween(person.origin, person.completeUntil);
          expect(outcome.timeDays).toBeLessThanOrEqual(Math.max(0, Math.min(person.lengthDays, complete)));
          expect(outcome.event).toBe(outcome.offence !== null);
          if (!outcome.event) expect(outcome.ignored).toHaveLength(events.length);
          else
            expect(outcome.timeDays).toBe(daysBetween(person.origin, events[outcome.offence!]!.offenceDate));
        },
      ),
    );
  });

  it('is the same when every date moves by the same number of days, over leap days and clock changes', () => {
    fc.assert(
      fc.property(
        anyFollowUp,
        fc.array(anyEvent, { maxLength: 4 }),
        fc.integer({ min: -4000, max: 4000 }),
        (person, events, days) => {
          const move = (on: Temporal.PlainDate) => on.add({ days });
          const moved = deriveOutcome(
            definition(),
            {
              ...person,
              origin: move(person.origin),
              completeUntil: move(person.completeUntil),
              end: person.end ? { ...person.end, on: move(person.end.on) } : null,
            },
            events.map((one) => ({
              ...one,
              offenceDate: move(one.offenceDate),
              decisionDate: one.decisionDate && move(one.decisionDate),
            })),
          );
          expect(moved).toEqual(deriveOutcome(definition(), person, events));
        },
      ),
    );
  });
});

describe('whole days', () => {
  it.each([
    ['2023-03-25', '2023-03-27', 2],
    ['2023-10-28', '2023-10-30', 2],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2022-01-01', '2024-01-01', 730],
    ['2024-01-01', '2026-01-01', 731],
    ['1968-10-27', '1971-10-31', 1099],
    ['2024-05-02', '2024-05-01', -1],
  ])('from %s to %s are %d', (from, to, days) => {
    expect(daysBetween(date(from), date(to))).toBe(days);
  });
});

describe('eventFaults', () => {
  it('names what cannot be true of a row', () => {
    expect(eventFaults(offence('2022-01-01'))).toEqual([]);
    expect(eventFaults(offence('2022-01-01', { chargeDate: date('2021-12-31') }))).toEqual([
      'charge-before-offence',
    ]);
    expect(eventFaults(offence('2022-01-01', { decisionDate: date('2022-01-05') }))).toEqual([
      'decision-before-charge',
    ]);
    expect(
      eventFaults(offence('2022-01-01', { chargeDate: null, decisionDate: date('2021-01-05') })),
    ).toEqual(['decision-before-offence']);
    expect(eventFaults(offence('2022-01-01', { decision: null }))).toEqual(['decision-incomplete']);
  });
});
