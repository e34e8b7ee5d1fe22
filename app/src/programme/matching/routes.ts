import type { Route } from '../../office/route.ts';
import { choosePair, makePairRoute } from './choose/route.tsx';
import { endAssignmentRoute, endForm } from './end/route.tsx';

export const matchingRoutes: readonly Route[] = [choosePair, makePairRoute, endForm, endAssignmentRoute];
