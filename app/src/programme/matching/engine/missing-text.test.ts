import { expect, test } from 'vitest';
import { missingVolunteers } from './missing-text.ts';
import type { Missing } from './plan.ts';

const names = { prison: () => 'Vridsløselille', town: () => 'Aarhus', branch: () => 'Afdeling Aarhus' };
const two: Missing = {
  volunteers: 2,
  seekerIds: ['s'],
  branchId: 'b',
  townId: 't',
  language: 'ar',
  prisonId: 'p',
  gender: undefined,
  experienced: false,
  before: '2027-03-01',
  now: false,
};
const one: Missing = {
  ...two,
  volunteers: 1,
  townId: undefined,
  language: undefined,
  gender: 'woman',
  experienced: true,
  before: undefined,
};

test('D41 what is missing, in a sentence', () => {
  expect(missingVolunteers('da', two, names)).toBe(
    'To arabisktalende mentorer i Aarhus med adgang til Vridsløselille før 1. marts 2027.',
  );
  expect(missingVolunteers('en', two, names)).toBe(
    'Two Arabic-speaking mentors in Aarhus with clearance for Vridsløselille before 1 March 2027.',
  );
  expect(missingVolunteers('da', one, names)).toBe(
    'En kvindelig mentor i Afdeling Aarhus med erfaring og adgang til Vridsløselille.',
  );
  expect(missingVolunteers('en', { ...one, volunteers: 14, prisonId: undefined }, names)).toBe(
    '14 female mentors in Afdeling Aarhus with experience.',
  );
});
