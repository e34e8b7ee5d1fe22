import { expect, test } from 'vitest';
import { nextStep, type PathFacts, stepsFor } from './steps.ts';

const start: PathFacts = { consents: [], eligibility: 'unknown', arm: undefined, course: 'none' };
const both = ['programme', 'register-follow-up'];

test.each<[string, Partial<PathFacts>, string]>([
  ['nothing yet', {}, 'consents'],
  ['no consent to follow-up while a study recruits', { consents: ['programme'] }, 'consents'],
  ['criteria unknown', { consents: both }, 'assess'],
  ['not eligible', { consents: both, eligibility: 'not-eligible' }, 'assess'],
  ['eligible', { consents: both, eligibility: 'eligible' }, 'randomise'],
  ['allocated to mentors', { consents: both, eligibility: 'eligible', arm: 'mentoring' }, 'open'],
  ['allocated to control', { consents: both, eligibility: 'eligible', arm: 'control' }, 'control'],
  ['control stays control without consents', { arm: 'control' }, 'control'],
  ['mentoring but consent withdrawn', { arm: 'mentoring' }, 'consents'],
  ['no study recruits', { consents: ['programme'], eligibility: undefined }, 'open'],
  ['referred anew after a course', { course: 'earlier', consents: both }, 'assess'],
  ['consent withdrawn during the course', { arm: 'mentoring', course: 'withdrawn' }, 'consents'],
  ['and given anew', { consents: both, arm: 'mentoring', course: 'withdrawn' }, 'open'],
  ['a course is over', { consents: both, arm: 'mentoring', course: 'closed' }, 'ended'],
  ['a course runs', { consents: both, arm: 'mentoring', course: 'open' }, 'course'],
])('%s: next is %s', (_, facts, next) => expect(nextStep({ ...start, ...facts })).toBe(next));

test('the list of steps has one current step until the course runs', () => {
  expect(stepsFor({ ...start, consents: both, eligibility: 'eligible' }).map((step) => step.state)).toEqual([
    'done',
    'done',
    'done',
    'current',
    'next',
  ]);
  expect(stepsFor({ ...start, arm: 'control' }).at(-1)?.state).toBe('skipped');
  expect(
    stepsFor({ ...start, consents: ['programme'], eligibility: undefined }).map((step) => step.state),
  ).toEqual(['done', 'done', 'skipped', 'skipped', 'current']);
});
