import type { Route } from '../office/route.ts';

export const programmeRoutes: readonly Route[] = [];
