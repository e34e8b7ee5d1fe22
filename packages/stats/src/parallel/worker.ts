import { parentPort } from 'node:worker_threads';
import type { Pass } from '../numeric/stripes.ts';
import { BINOMIAL, canonicalPass, POISSON } from '../regression/canonical.ts';
import { coxMoments, coxRisks, coxSquares } from '../survival/cox/row-passes.ts';
import { doStripes, type Work } from './work.ts';

/** What this thread can do, by name: a function cannot be sent. */
const passes = new Map(
  [coxRisks, coxSquares, coxMoments, canonicalPass(BINOMIAL), canonicalPass(POISSON)].map((pass) => [
    pass.name,
    pass as Pass<unknown>,
  ]),
);

parentPort?.on('message', ({ pass, input, stripes, tickets }: Work) => {
  const found = passes.get(pass);
  doStripes(
    (stripe) => {
      if (found === undefined) throw new Error(`no pass ${pass}`);
      found.stripe(input, stripe);
    },
    stripes,
    tickets,
  );
});
parentPort?.postMessage('ready');
