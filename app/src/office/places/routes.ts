import type { Route } from '../route.ts';
import { useKnownPlaces } from './known/route.ts';
import { savePlace } from './save/route.tsx';
import { showPlaces } from './show/route.tsx';

export const placeRoutes: readonly Route[] = [showPlaces, savePlace, useKnownPlaces];
