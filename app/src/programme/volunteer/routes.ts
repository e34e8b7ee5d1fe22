import type { Route } from '../../office/route.ts';
import { publishNewConduct, showConduct } from '../conduct/route.tsx';
import { acceptOwn } from '../mentors/own/accept/route.ts';
import { beAway } from '../mentors/own/away/route.ts';
import { declareOwn } from '../mentors/own/declare/route.ts';
import { showOwn } from '../mentors/own/show/route.ts';
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
