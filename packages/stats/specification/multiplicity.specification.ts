import { adjustPValues, graphicalProcedure } from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const multiplicity: Family = {
  file: 'multiplicity',
  name: 'Several hypotheses',
  about: 'p-values that may be compared with alpha although there are several.',
  specifications: [
    specify({
      title: 'Bonferroni, Holm, Hochberg, Hommel, Benjamini–Hochberg',
      source:
        'Holm (1979); Hochberg (1988); Hommel (1988), Biometrika 75:383–386; Benjamini & Hochberg (1995).',
      about: 'Each is at most as large as the one before it.',
      input: { p: [0.03, 0.01, 0.02] },
      call: ({ p }) => ({
        bonferroni: adjustPValues(p, { method: 'bonferroni' }),
        holm: adjustPValues(p, { method: 'holm' }),
        hochberg: adjustPValues(p, { method: 'hochberg' }),
        hommel: adjustPValues(p, { method: 'hommel' }),
        falseDiscovery: adjustPValues(p, { method: 'benjamini-hochberg' }),
      }),
      expected: {
        bonferroni: [0.09, 0.03, 0.06],
        holm: [0.04, 0.03, 0.04],
        hochberg: [0.03, 0.03, 0.03],
        hommel: [0.03, 0.03, 0.03],
        falseDiscovery: [0.03, 0.03, 0.03],
      },
      r: `lapply(c("bonferroni", "holm", "hochberg", "hommel", "BH"), function(method) p.adjust(p, method))`,
    }),
    specify({
      title: 'A fixed sequence as a graph',
      source: 'Bretz, Maurer, Brannath & Posch (2009), Statistics in Medicine 28:586–604.',
      about:
        'Alpha is passed from each hypothesis to the next; nothing is gained after the first that fails.',
      input: {
        p: [0.02, 0.04, 0.01],
        weight: [1, 0, 0],
        toFirst: [0, 0, 0],
        toSecond: [1, 0, 0],
        toThird: [0, 1, 0],
      },
      call: ({ p, weight, toFirst, toSecond, toThird }) =>
        graphicalProcedure({
          p,
          weight,
          transition: p.map((_, row) => [toFirst[row]!, toSecond[row]!, toThird[row]!]),
        }),
      expected: { adjusted: [0.02, 0.04, 0.04], order: [0, 1, 2] },
      byHand: 'each adjusted p-value is the largest so far.',
    }),
  ],
};
