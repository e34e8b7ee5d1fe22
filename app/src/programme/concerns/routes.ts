import type { Route } from '../../office/route.ts';
import { handleConcernRoute } from './handle/route.tsx';
import { concernForm } from './raise/route.tsx';
import { raiseConcernRoute } from './send/route.tsx';
import { showConcern } from './show/route.tsx';

export const concernRoutes: readonly Route[] = [
  concernForm,
  raiseConcernRoute,
  showConcern,
  handleConcernRoute,
];
