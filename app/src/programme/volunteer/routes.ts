import type { Route } from '../../office/route.ts';
import { publishNewConduct } from '../conduct/publish/route.tsx';
import { showConduct } from '../conduct/show/route.tsx';
import { acceptOwn } from '../mentors/own/accept/route.ts';
import { beAway } from '../mentors/own/away/route.ts';
import { beBack } from '../mentors/own/back/route.ts';
import { declareOwn } from '../mentors/own/declare/route.ts';
import { beAwayOtherDays } from '../mentors/own/move/route.ts';
import { showOwn } from '../mentors/own/show/route.ts';
import { stayAfterAll } from '../mentors/own/take-back/route.ts';
import { saveTraining } from '../training/save/route.ts';
import { showTraining } from '../training/show/route.ts';
import { applyToVolunteer } from './apply/route.tsx';
import { volunteerForm } from './show/route.tsx';

/** The way in for volunteers, what is asked of them, and a mentor's own page. */
export const volunteerRoutes: readonly Route[] = [
  volunteerForm,
  applyToVolunteer,
  showOwn,
  declareOwn,
  acceptOwn,
  beAway,
  beBack,
  beAwayOtherDays,
  stayAfterAll,
  showTraining,
  saveTraining,
  showConduct,
  publishNewConduct,
];
