export { beta } from './beta.ts';
export { binomial } from './binomial.ts';
export { chiSquared } from './chi-squared.ts';
export { f } from './f.ts';
export { gamma } from './gamma.ts';
export { hypergeometric } from './hypergeometric.ts';
export {
  normalRectangle,
  type Rectangle,
  type RectangleOptions,
  type RectangleProbability,
} from './multivariate-normal.ts';
export { negativeBinomial } from './negative-binomial.ts';
export { noncentralChiSquared } from './noncentral-chi-squared.ts';
export { noncentralHypergeometric } from './noncentral-hypergeometric.ts';
export { noncentralT } from './noncentral-t.ts';
export { normal } from './normal.ts';
export { poisson } from './poisson.ts';
export { t } from './t.ts';
