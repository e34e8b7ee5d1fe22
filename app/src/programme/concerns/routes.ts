import type { Route } from '../../office/route.ts';
import { handleConcernRoute, showConcern } from './handle/route.tsx';
import { concernForm, raiseConcernRoute } from './raise/route.tsx';

export const concernRoutes: readonly Route[] = [
  concernForm,
  raiseConcernRoute,
  showConcern,
  handleConcernRoute,
];
