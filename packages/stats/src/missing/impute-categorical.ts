import type { Random } from '../random/stream.ts';
import type { NotComputed } from '../result.ts';
import { drawCoefficients } from './draw.ts';
import { fitMultinomial, multinomialProbabilities } from './multinomial.ts';
import type { PredictionDesign } from './prediction-design.ts';

/**
 * Bayesian logistic regression, multinomial where there are more classes than two: a draw of the coefficients from the
 * normal approximation of their posterior, then of each class. `shift` is added to the log odds of class 1.
 * A little weight on every class about the mean of each predictor keeps the coefficients finite under separation.
 * Source: Rubin (1987), p. 169; White, Daniel & Royston (2010), CSDA 54:2267–2275, for the added rows.
 */
export function imputeClasses(
  { fitted, wanted }: PredictionDesign,
  classOf: Int32Array,
  classes: number,
  random: Random,
  shift?: Float64Array,
): Int32Array | NotComputed {
  const { columns, classOf: augmented, weights } = augment(fitted, classOf, classes);
  const fit = fitMultinomial(columns, augmented, classes, weights);
  if (!fit.ok) return fit;
  const drawn = drawCoefficients(fit.coefficients, fit.factorisation, 1, random);
  const probability = multinomialProbabilities(wanted, classes, drawn, shift);
  return Int32Array.from({ length: wanted[0]!.length }, (_, row) => {
    let u = random.uniform();
    for (let k = 0; k < classes - 1; k++) {
      u -= probability[k]![row]!;
      if (u < 0) return k;
    }
    return classes - 1;
  });
}

/**
 * The rows and, for each predictor and class, two more at half a standard deviation to either side of its mean; all of
 * them together weigh as much as there are coefficients for one class.
 */
export function augment(fitted: readonly Float64Array[], classOf: Int32Array, classes: number) {
  const rows = classOf.length;
  const predictors = fitted.length - 1;
  const added = 2 * predictors * classes;
  if (added === 0) return { columns: fitted, classOf, weights: new Float64Array(rows).fill(1) };
  const weights = new Float64Array(rows + added).fill(1);
  weights.fill((predictors + 1) / added, rows);
  const allClasses = new Int32Array(rows + added);
  allClasses.set(classOf);
  for (let i = 0; i < added; i++) allClasses[rows + i] = Math.floor(i / 2) % classes;
  const columns = fitted.map((column, j) => {
    const longer = new Float64Array(rows + added);
    longer.set(column);
    // Predictors are centred, so their mean is 0; the constant is 1.
    if (j === 0) return longer.fill(1, rows);
    const sd = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0) / (rows - 1));
    for (let i = 0; i < 2 * classes; i++) {
      longer[rows + (j - 1) * 2 * classes + i] = (i % 2 === 0 ? 0.5 : -0.5) * sd;
    }
    return longer;
  });
  return { columns, classOf: allClasses, weights };
}
