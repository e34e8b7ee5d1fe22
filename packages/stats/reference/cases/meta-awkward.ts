import { metaAnalysis } from '../../src/index.ts';
import { type Cases, type Compute, must, storedCases } from '../corpus.ts';

const methods = { FE: 'fixed', DL: 'dersimonian-laird', PM: 'paule-mandel', REML: 'reml' } as const;

/** The method and the test are in the case's name; studies and level are among the stored values. */
const meta = (id: string): Compute => {
  const [, method, test] = id.split('-');
  return (given) => {
    const result = must(
      metaAnalysis(
        { estimate: given['y'] as readonly number[], standardError: given['se'] as readonly number[] },
        {
          method: methods[method as keyof typeof methods],
          hartungKnapp: test === 'knha',
          level: given['level'] as number,
        },
      ),
    );
    return { ...given, ...result, q: result.heterogeneity.chiSquared, qP: result.heterogeneity.p };
  };
};

export const cases: Cases = Object.fromEntries(storedCases('meta-awkward').map(({ id }) => [id, meta(id)]));
