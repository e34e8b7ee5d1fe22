import { z } from 'zod';
import { notFound, post, redirect } from '../../../../../office/route.ts';
import { solvePlan } from '../../../engine/index.ts';
import { countryOf } from '../problem.ts';
import { resultOf, withoutLoans } from '../result.ts';
import { keepCountryPlan } from '../store.ts';
import { texts } from '../texts.ts';

/** How long each of the two searches may take: over all branches, and each branch by itself. */
const seconds = 4.2;

/** One press of a programme lead: the best plan over all branches. Nobody is asked, and nobody is told a name. */
export const makeCountryPlan = post('/pairs/country', {
  access: { who: ['programme-lead'], over: 'organisation' },
  body: z.strictObject({}),
  audit: 'country-plan.made',
  act: async ({ cases, clock, lang }) => {
    const today = clock.today();
    const country = await cases.read((db) => countryOf(db, today));
    const { problem } = country;
    if (problem.seekers.length === 0) return redirect('/pairs', { kind: 'done', text: texts[lang].nobody });
    const alone = await solvePlan(withoutLoans(problem), { seconds });
    const result = resultOf(country, await solvePlan(problem, { seconds }), alone);
    const { plan, loans } = result;
    const kept = await cases.change(
      {
        action: 'country-plan.made',
        detail: {
          placed: plan.rows.length,
          unplaced: plan.unplaced.length,
          loans: loans.length,
          proven: plan.proven,
        },
      },
      async (db) => ({ kept: await keepCountryPlan(db, result, { now: clock.now(), today }) }),
    );
    return kept.kept ? redirect('/pairs', { kind: 'done', text: texts[lang].made }) : notFound;
  },
  rejected: async () => notFound,
});
