import type { RouteContext } from '../route.ts';
import { listPlaces } from './store.ts';

export const access = { who: ['programme-lead'], over: 'organisation' } as const;

export const placesOf = ({
  cases,
  viewer,
}: Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'viewer'>) =>
  cases.read((db) => listPlaces(db, viewer.organisation?.id ?? ''));
