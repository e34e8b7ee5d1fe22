import type { Route } from '../../../office/route.ts';
import { showPairs } from './all/route.tsx';
import { makeCountryPlan } from './country/make/route.ts';
import { lineRoutes } from './line/route.tsx';
import { makePlan } from './make/route.ts';
import { sendPlan } from './send/route.ts';
import { showPlan } from './show/route.tsx';

/** `/pairs/:id/send` stands before `/pairs/:id/:course`, which would take it. */
export const planRoutes: readonly Route[] = [
  showPairs,
  makePlan,
  makeCountryPlan,
  showPlan,
  sendPlan,
  ...lineRoutes,
];
