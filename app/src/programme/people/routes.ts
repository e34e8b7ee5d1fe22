import type { Route } from '../../office/route.ts';
import { people } from './list/route.tsx';
import { recordPersonRelease, releaseOfPerson } from './release/route.tsx';
import { showPerson } from './show/route.tsx';
import { transferForm, transferPerson } from './transfer/route.ts';

export const peopleRoutes: readonly Route[] = [
  people,
  showPerson,
  releaseOfPerson,
  recordPersonRelease,
  transferForm,
  transferPerson,
];
