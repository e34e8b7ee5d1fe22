import type { ProtocolInput } from '@primus-motor/trial';

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
