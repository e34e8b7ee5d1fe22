import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phaseOn, phases, type TemplateStep, template } from './template.ts';
import {
  applyMove,
  itemState,
  missingFrom,
  nextItem,
  type PlannedItem,
  planFor,
  previewMove,
  type ScheduleItem,
} from './timeline.ts';

const day = Temporal.PlainDate.from;
const opened = day('2026-11-22');

const asItem = (planned: PlannedItem): ScheduleItem => ({
  ...planned,
  id: planned.step,
  origin: 'rule',
  doneOn: undefined,
});
const planAt = (release: string): readonly ScheduleItem[] =>
  planFor({ release: day(release), opened }, template).map(asItem);
const windows = (
  items: readonly {
    readonly step: string;
    readonly window: { from: Temporal.PlainDate; to: Temporal.PlainDate };
  }[],
) => Object.fromEntries(items.map((item) => [item.step, `${item.window.from}/${item.window.to}`]));

describe('the plan of a release date', () => {
  test('stands on whole days, over month ends, both clock changes and a leap day', () => {
    expect(windows(planFor({ release: day('2028-03-01'), opened }, template))).toMatchObject({
      introduction: '2026-11-22/2026-12-06',
      'first-meeting': '2028-01-01/2028-01-16',
      plan: '2028-01-31/2028-02-15',
      gate: '2028-02-16/2028-02-27',
      release: '2028-03-01/2028-03-01',
      'first-week': '2028-03-02/2028-03-08',
      'half-year': '2028-08-24/2028-09-07',
      closing: '2029-02-14/2029-03-01',
    });
    // 28 March 2027 has 23 hours and 31 October 2027 has 25.
    expect(windows(planFor({ release: day('2027-03-28'), opened }, template))['first-week']).toBe(
      '2027-03-29/2027-04-04',
    );
    expect(windows(planFor({ release: day('2027-10-31'), opened }, template))['gate']).toBe(
      '2027-10-17/2027-10-28',
    );
    // 29 March and 25 October 2026 were the days of the change that year.
    expect(windows(planFor({ release: day('2026-03-29'), opened }, template))['first-week']).toBe(
      '2026-03-30/2026-04-05',
    );
    expect(windows(planFor({ release: day('2026-10-25'), opened }, template))['gate']).toBe(
      '2026-10-11/2026-10-22',
    );
  });

  test('has only what does not depend on the release while the date is unknown, and the rest once it is known', () => {
    const first = planFor({ release: undefined, opened }, template).map(asItem);
    expect(first.map((item) => item.step)).toEqual(['introduction']);
    const rest = missingFrom(first, { release: day('2027-02-01'), opened }, template);
    expect(rest).toHaveLength(template.length - 1);
    expect(
      missingFrom([...first, ...rest.map(asItem)], { release: day('2027-02-01'), opened }, template),
    ).toEqual([]);
  });

  test('the template has each step once, no window before two months or after one year', () => {
    expect(new Set(template.map((step) => step.key)).size).toBe(template.length);
    for (const step of template.filter((one) => one.anchor === 'release')) {
      expect(step.from).toBeGreaterThanOrEqual(-60);
      expect(step.to).toBeLessThanOrEqual(365);
      expect(step.from).toBeLessThanOrEqual(step.to);
    }
  });

  test('the phases cover the course without gap or overlap', () => {
    for (const [index, phase] of phases.entries()) {
      const next = phases[index + 1];
      if (next !== undefined) expect(next.from).toBe(phase.to + 1);
    }
    expect([-90, -60, -15, -14, 0, 7, 8, 30, 31, 334, 335, 365, 500].map(phaseOn)).toEqual([
      'prison',
      'prison',
      'prison',
      'around-release',
      'around-release',
      'around-release',
      'first-month',
      'first-month',
      'community',
      'community',
      'closing',
      'closing',
      'closing',
    ]);
  });
});

describe('a release date that moves', () => {
  test('moves what nobody touched, says why the rest stays, and tells what would fall into the past', () => {
    const items = planAt('2027-02-01').map((item): ScheduleItem => {
      if (item.step === 'first-meeting') return { ...item, doneOn: day('2026-12-05') };
      if (item.step === 'plan') return { ...item, origin: 'agreed' };
      if (item.step === 'closing') return { ...item, origin: 'hand' };
      return item;
    });
    const preview = previewMove(items, day('2026-12-20'), day('2026-12-22'));
    expect(preview.stays.map((stay) => [stay.item.step, stay.reason])).toEqual([
      ['introduction', 'other-anchor'],
      ['first-meeting', 'done'],
      ['plan', 'agreed'],
      ['closing', 'hand'],
    ]);
    expect(preview.moves.filter((move) => move.past).map((move) => move.item.step)).toEqual([
      'gate',
      'release',
    ]);
    expect(preview.moves.find((move) => move.item.step === 'gate')).toMatchObject({
      to: { from: day('2026-12-06'), to: day('2026-12-17') },
      past: true,
    });
  });

  test('to an unknown date moves nothing', () => {
    const items = planAt('2027-02-01');
    const preview = previewMove(items, undefined, opened);
    expect(preview.moves).toEqual([]);
    expect(new Set(preview.stays.map((stay) => stay.reason))).toEqual(new Set(['other-anchor', 'no-date']));
    expect(applyMove(items, preview)).toEqual(items);
  });
});

const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => day('2024-01-01').add({ days }));
const anyTemplate: fc.Arbitrary<readonly TemplateStep[]> = fc
  .uniqueArray(
    fc.record({
      key: fc.integer({ min: 0, max: 40 }).map((number) => `step-${number}`),
      anchor: fc.constantFrom('release' as const, 'opened' as const),
      from: fc.integer({ min: -90, max: 365 }),
      length: fc.integer({ min: 0, max: 60 }),
    }),
    { selector: (step) => step.key, maxLength: 25 },
  )
  .map((steps) =>
    steps.map(({ key, anchor, from, length }) => ({
      key,
      anchor,
      from,
      to: from + length,
      text: { da: key, en: key },
    })),
  );
/** A course in full run: some items done, some agreed or moved by hand to any day. */
const anyCourse = fc
  .record({ template: anyTemplate, opened: anyDay, release: anyDay })
  .chain(({ template: steps, opened: openedOn, release }) =>
    fc.record({
      release: fc.constant(release),
      items: fc.tuple(
        ...planFor({ release, opened: openedOn }, steps).map((planned) =>
          fc
            .record({
              origin: fc.constantFrom('rule', 'rule', 'agreed', 'hand'),
              done: fc.boolean(),
              other: anyDay,
            })
            .map(
              ({ origin, done, other }): ScheduleItem => ({
                ...asItem(planned),
                origin: origin as ScheduleItem['origin'],
                doneOn: done ? planned.window.from : undefined,
                window: origin === 'rule' ? planned.window : { from: other, to: other.add({ days: 3 }) },
              }),
            ),
        ),
      ) as fc.Arbitrary<ScheduleItem[]>,
    }),
  );

describe('for every course and every date', () => {
  test('moving there and back changes nothing', () => {
    fc.assert(
      fc.property(
        anyCourse,
        fc.array(anyDay, { minLength: 1, maxLength: 4 }),
        anyDay,
        (course, detour, today) => {
          const back = [...detour, course.release].reduce<readonly ScheduleItem[]>(
            (items, date) => applyMove(items, previewMove(items, date, today)),
            course.items,
          );
          expect(back).toEqual(course.items);
        },
      ),
    );
  });

  test('what is done never moves, nor what was agreed or placed by hand', () => {
    fc.assert(
      fc.property(anyCourse, anyDay, anyDay, (course, date, today) => {
        const after = applyMove(course.items, previewMove(course.items, date, today));
        for (const [index, item] of course.items.entries())
          if (item.doneOn !== undefined || item.origin !== 'rule') expect(after[index]).toEqual(item);
      }),
    );
  });

  test('each item is in the preview once, and moved items stand where a new plan would put them', () => {
    fc.assert(
      fc.property(anyCourse, anyDay, anyDay, (course, date, today) => {
        const { moves, stays } = previewMove(course.items, date, today);
        expect([...moves, ...stays].map(({ item }) => item.id).toSorted()).toEqual(
          course.items.map((item) => item.id).toSorted(),
        );
        for (const { item, to, past } of moves) {
          expect(date.until(to.from).days).toBe(item.offsetFrom);
          expect(to.from.until(to.to).days).toBe(item.offsetTo - item.offsetFrom);
          expect(past).toBe(today.since(to.to).days > 0);
        }
      }),
    );
  });
});

test('the state of an item follows from its window and the day, and next is the first that is not over', () => {
  const [item] = planAt('2027-02-01').filter((one) => one.step === 'gate');
  if (item === undefined) throw new Error('no gate step');
  expect(
    ['2027-01-17', '2027-01-18', '2027-01-29', '2027-01-30'].map((today) => itemState(item, day(today))),
  ).toEqual(['planned', 'due', 'due', 'missed']);
  expect(itemState({ ...item, doneOn: day('2027-01-20') }, day('2027-03-01'))).toBe('done');
  expect(nextItem(planAt('2027-02-01'), day('2027-01-30'))?.step).toBe('release');
  expect(nextItem([{ ...item, doneOn: day('2027-01-20') }], day('2027-01-20'))).toBeUndefined();
});
