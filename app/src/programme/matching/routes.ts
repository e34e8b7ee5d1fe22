import type { Route } from '../../office/route.ts';
import { choosePair } from './choose/route.tsx';
import { endForm } from './end/route.tsx';
import { endAssignmentRoute } from './finish/route.tsx';
import { makePairRoute } from './make/route.ts';

export const matchingRoutes: readonly Route[] = [choosePair, makePairRoute, endForm, endAssignmentRoute];
