import type { Route } from '../../office/route.ts';
import { publishNewConduct, showConduct } from '../conduct/route.tsx';
import { acceptOwn, beAway, declareOwn, showOwn } from '../mentors/own/route.tsx';
import { saveTraining, showTraining } from '../training/route.tsx';
import { applyToVolunteer, volunteerForm } from './route.tsx';

/** The way in for volunteers, what is asked of them, and a mentor's own page. */
export const volunteerRoutes: readonly Route[] = [
  volunteerForm,
  applyToVolunteer,
  showOwn,
  declareOwn,
  acceptOwn,
  beAway,
  showTraining,
  saveTraining,
  showConduct,
  publishNewConduct,
];
