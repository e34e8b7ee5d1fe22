import { lockProtocol, type ProtocolInput, parseProtocol } from '@primus-motor/trial';
import { analyse } from './analysis/analyse.ts';
import type { Results } from './analysis/results.ts';
import { type Cohort, cohort } from './cohort/cohort.ts';

const both = (da: string, en: string) => ({ da, en });

/** A small invented protocol for tests: mentoring against usual support; each call gives a fresh object. */
export function smallProtocol(): ProtocolInput {
  return {
    id: 'mentors-after-release',
    title: both('Mentorer efter løsladelse', 'Mentors after release'),
    version: '1.0',
    prespecified: true,
    arms: [
      { code: 'mentor', label: both('Mentorforløb', 'Mentoring'), role: 'experimental' },
      { code: 'usual', label: both('Sædvanlig indsats', 'Usual support'), role: 'control' },
    ],
    randomisation: { method: 'external', description: both('Lodtrækning', 'Drawing lots') },
    origin: { event: 'release', label: both('Løsladelse', 'Release') },
    followUp: { length: 104, unit: 'weeks' },
    outcome: {
      name: both('Ny kriminalitet inden for to år', 'New crime within two years'),
      event: both('tilbagefald', 'relapsed'),
      eventFree: both('ingen ny kriminalitet', 'no new crime'),
    },
    dataset: {
      arm: { column: 'group', values: { m: 'mentor', k: 'usual' } },
      time: { column: 'weeks', unit: 'weeks' },
      event: { column: 'new', values: { '1': 'event', '0': 'censored' } },
      covariates: [
        { column: 'score', type: 'continuous', label: both('Tidligere domme', 'Prior convictions') },
        {
          column: 'band',
          type: 'binary',
          label: both('Risiko', 'Risk'),
          categories: [
            { value: 'low', label: both('Lav', 'Low') },
            { value: 'high', label: both('Høj', 'High') },
          ],
        },
      ],
    },
    estimand: {
      population: both('Mennesker, der løslades', 'People who are released'),
      treatment: both('Tilbud om mentorforløb', 'Offer of mentoring'),
      comparator: both('Sædvanlig indsats', 'Usual support'),
      variable: both('Tid til ny kriminalitet', 'Time to new crime'),
      summary: both('Forskel i risiko', 'Risk difference'),
    },
    analysis: {
      benefit: 'fewer-events',
      primary: { method: 'risk-difference' },
      secondary: [
        { method: 'risk-ratio' },
        { method: 'fisher' },
        { method: 'log-rank' },
        { method: 'cox', adjustFor: ['score', 'band'] },
        { method: 'rmst', tau: 104 },
      ],
    },
    baseline: ['score', 'band'],
    subgroup: {
      variable: 'band',
      label: both('Risiko', 'Risk'),
      groups: [
        { code: 'low', label: both('Lav risiko', 'Low risk'), values: ['low'] },
        { code: 'high', label: both('Høj risiko', 'High risk'), values: ['high'] },
      ],
      interaction: 'risk-difference',
    },
    display: { times: [0, 26, 52, 78, 104] },
  };
}

/** A trial of the small protocol with this many events, at different times; everybody else is followed to the end. */
export interface Counts {
  readonly mentor: { readonly events: number; readonly n: number };
  readonly usual: { readonly events: number; readonly n: number };
}

/** A cohort for the small protocol. Every third participant is of high risk. */
export function smallCohort(counts: Counts): Cohort {
  const people = (['mentor', 'usual'] as const).flatMap((arm) =>
    Array.from({ length: counts[arm].n }, (_, row) => ({ arm, row, event: row < counts[arm].events })),
  );
  const columns = {
    arm: people.map(({ arm }) => arm),
    time: people.map(({ row, event }) => (event ? 4 + ((row * 7) % 97) : 104)),
    event: people.map(({ event }): 0 | 1 => (event ? 1 : 0)),
    covariates: {
      score: { type: 'continuous', values: people.map(({ row }) => (row * 5) % 11) },
      band: { type: 'coded', values: people.map(({ row }) => (row % 3 === 0 ? 'high' : 'low')) },
    },
  } as const;
  return cohort(columns, parseProtocol(smallProtocol()));
}

/** The results of such a trial. */
export function smallResults(counts: Counts, change: Partial<ProtocolInput> = {}): Results {
  const locked = lockProtocol({ ...smallProtocol(), ...change });
  return analyse(smallCohort(counts), locked, { version: '0.1.0', dataSha256: '0'.repeat(64) });
}
