import type { ProtocolInput } from './protocol.ts';

const both = (da: string, en: string) => ({ da, en });

/** A small protocol in the shape a person writes, for tests; each call gives a fresh object. */
export function protocolInput(): ProtocolInput {
  return {
    id: 'aid-after-release',
    title: both('Støtte efter løsladelse', 'Aid after release'),
    version: '1.0.0',
    prespecified: true,
    arms: [
      { code: 'aid', label: both('Støtte', 'Aid'), role: 'experimental' },
      { code: 'none', label: both('Ingen støtte', 'No aid'), role: 'control' },
    ],
    eligibility: [
      {
        key: 'adult',
        text: both('Er fyldt 18 år', 'Is 18 or older'),
        rule: { type: 'range', fact: 'age', atLeast: 18 },
      },
    ],
    randomisation: {
      method: 'permuted-blocks',
      blockSizes: [2, 4],
      ratio: { aid: 1, none: 1 },
      strata: [
        {
          fact: 'riskBand',
          label: both('Risiko', 'Risk'),
          levels: [
            { code: 'medium', label: both('Mellem', 'Medium') },
            { code: 'high', label: both('Høj', 'High') },
          ],
        },
      ],
    },
    origin: { event: 'release', label: both('Løsladelse', 'Release') },
    followUp: { length: 52, unit: 'weeks' },
    outcome: {
      name: both('Anholdt inden for et år', 'Arrested within a year'),
      event: both('anholdt', 'arrested'),
      eventFree: both('ikke anholdt', 'not arrested'),
    },
    dataset: {
      arm: { column: 'fin', values: { yes: 'aid', no: 'none' } },
      time: { column: 'week', unit: 'weeks' },
      event: { column: 'arrest', values: { '1': 'event', '0': 'censored' } },
      covariates: [
        { column: 'age', type: 'continuous', label: both('Alder', 'Age'), unit: both('år', 'years') },
        { column: 'prio', type: 'continuous', label: both('Tidligere domme', 'Prior convictions') },
        {
          column: 'race',
          type: 'binary',
          label: both('Gruppe', 'Group'),
          categories: [
            { value: 'black', label: both('Sort', 'Black') },
            { value: 'other', label: both('Anden', 'Other') },
          ],
        },
      ],
    },
    estimand: {
      population: both('Løsladte', 'People released'),
      treatment: both('Støtte', 'Aid'),
      comparator: both('Ingen støtte', 'No aid'),
      variable: both('Uger til første anholdelse', 'Weeks to first arrest'),
      summary: both('Forskel i risiko', 'Risk difference'),
    },
    analysis: {
      benefit: 'fewer-events',
      primary: { method: 'log-rank' },
      secondary: [
        { method: 'cox', adjustFor: ['age', 'prio'] },
        { method: 'rmst', tau: 40 },
        { method: 'fisher' },
      ],
    },
    baseline: ['age', 'prio', 'race'],
    subgroup: {
      variable: 'prio',
      label: both('Tidligere domme', 'Prior convictions'),
      groups: [
        { code: 'few', label: both('Under tre', 'Under three'), below: 3 },
        { code: 'many', label: both('Tre eller flere', 'Three or more'), atLeast: 3 },
      ],
      interaction: 'risk-difference',
    },
    display: { times: [0, 13, 26, 39, 52] },
  };
}
