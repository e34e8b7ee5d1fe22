import { metaAnalysis } from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const metaAnalyses: Family = {
  file: 'meta-analysis',
  name: 'Meta-analysis',
  about: 'One answer from several studies.',
  specifications: [
    specify({
      title: 'Two studies',
      source: 'DerSimonian & Laird (1986), Controlled Clinical Trials 7:177–188; Higgins & Thompson (2002).',
      about: 'Estimates 0 and 2, both with error 1: as one effect, and as two that vary.',
      input: { estimate: [0, 2], standardError: [1, 1] },
      call: ({ estimate, standardError }) => ({
        fixed: metaAnalysis({ estimate, standardError }, { method: 'fixed' }),
        random: metaAnalysis({ estimate, standardError }, { method: 'dersimonian-laird' }),
        likelihood: metaAnalysis({ estimate, standardError }),
      }),
      expected: {
        'fixed.estimate': 1,
        'fixed.standardError': Math.SQRT1_2,
        'fixed.heterogeneity.chiSquared': 2,
        'fixed.iSquared': 1 / 2,
        'random.tauSquared': 1,
        'random.standardError': 1,
        'likelihood.tauSquared': 1,
      },
      byHand:
        'Q = 1 + 1 = 2 with 1 degree of freedom: I² (2 − 1)/2, τ² (2 − 1)/(2 − 2/2) = 1; error √((1 + 1)/2).',
    }),
  ],
};
