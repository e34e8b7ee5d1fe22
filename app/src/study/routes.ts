import type { Route } from '../office/route.ts';

export const studyRoutes: readonly Route[] = [];
