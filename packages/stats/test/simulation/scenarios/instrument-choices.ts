import { andersonRubin, type Random, twoStageLeastSquares } from '../../../src/index.ts';
import { each } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';
import { FURTHER, twice } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });
const ERRORS = ['classical', 'HC0', 'HC1', 'HC2', 'HC3', 'cluster', 'CR0', 'CR1', 'CR2', 'CR3'] as const;
type Column = 'plain' | 'covariates' | 'weight' | 'cluster';
const columnOf = (errors: (typeof ERRORS)[number]): Column =>
  errors.startsWith('C') || errors === 'cluster' ? 'cluster' : 'plain';
const TOLD = {
  plain: '',
  covariates: ', a covariate that matters',
  weight: `, ${FURTHER.weight}`,
  cluster: `, people ${FURTHER.cluster}`,
} as const;

/** A confounded treatment that the instrument moves by 0.7. Effect 1. */
function drawn(random: Random, how: Column) {
  const n = 150;
  const instrument = each(n, () => random.normal());
  const hidden = each(n, () => random.normal());
  const x = each(n, () => random.normal());
  const treatment = instrument.map((value, row) => 0.7 * value + hidden[row]! + 0.3 * x[row]!);
  const y = treatment.map((dose, row) => dose + hidden[row]! + 0.5 * x[row]! + random.normal());
  if (how === 'cluster')
    return {
      y: twice(y),
      treatment: twice(treatment),
      instrument: twice(instrument),
      more: { cluster: twice(each(n, (row) => row)) },
    };
  return {
    y,
    treatment,
    instrument,
    more: {
      ...(how === 'covariates' && { covariates: { x } }),
      ...(how === 'weight' && { weight: each(n, () => 0.5 + random.integer(2)) }),
    },
  };
}
const people = '150 people, a confounded treatment of which the instrument explains a third; effect 1';

const PLANS: readonly { name: string; how: Column; errors?: (typeof ERRORS)[number] }[] = [
  ...ERRORS.map((errors) => ({ name: errors, how: columnOf(errors), errors })),
  { name: 'covariates', how: 'covariates' },
  { name: 'weights, HC0', how: 'weight', errors: 'HC0' },
];

export const instrumentChoices: readonly Scenario[] = [
  ...PLANS.flatMap(({ name, how, errors }) => {
    const column = how === 'plain' ? '' : `, ${how}`;
    const options = errors ? { errors } : {};
    const given = errors ? `, { errors: '${errors}' }` : '';
    return [
      coverage({
        name: `two-stage least squares, ${name}`,
        of: ['twoStageLeastSquares'],
        call: `twoStageLeastSquares({ y, endogenous, instruments${column} }${given})`,
        truth: `${people}${TOLD[how]}`,
        band: within(0.02),
        repetitions: 3000,
        run: (random) => {
          const { y, treatment, instrument, more } = drawn(random, how);
          return covers(
            twoStageLeastSquares(
              { y, endogenous: { treatment }, instruments: { instrument }, ...more },
              options,
            ),
            1,
            ({ coefficients }) => coefficients.find((one) => one.name === 'treatment'),
          );
        },
      }),
      coverage({
        name: `Anderson–Rubin set, ${name}`,
        of: ['andersonRubin'],
        call: `andersonRubin({ y, treatment, instruments${column} }${given}).set`,
        truth: `${people}${TOLD[how]}`,
        band: within(0.02),
        repetitions: 3000,
        run: (random) => {
          const { y, treatment, instrument, more } = drawn(random, how);
          const found = andersonRubin({ y, treatment, instruments: { instrument }, ...more }, options);
          if (!found.ok) return undefined;
          const { set } = found;
          if (set.kind === 'line') return true;
          if (set.kind === 'empty') return false;
          return set.kind === 'rays' ? 1 <= set.below || 1 >= set.above : holds(set, 1);
        },
      }),
    ];
  }),
  rejection({
    name: 'Anderson–Rubin test of the true effect',
    of: ['andersonRubin'],
    call: 'andersonRubin({ y, treatment, instruments }, { hypothesis: 1 }).test',
    truth: people,
    band: 'nominal',
    repetitions: 10_000,
    run: (random) => {
      const { y, treatment, instrument } = drawn(random, 'covariates');
      return rejects(
        andersonRubin({ y, treatment, instruments: { instrument } }, { hypothesis: 1 }),
        ({ test }) => test.p,
      );
    },
  }),
];
