import type { Route } from '../office/route.ts';
import { requestErasure } from './erasures/add/route.ts';
import { agreeToErasure } from './erasures/agree/route.ts';
import { giveUpErasure } from './erasures/drop/route.ts';
import { showErasures } from './erasures/list/route.tsx';
import { newErasure } from './erasures/new/route.ts';
import { showErasure } from './erasures/show/route.tsx';
import { showFields } from './fields/route.tsx';
import { privacyHome } from './home/route.tsx';
import { registerRequest } from './requests/add/route.ts';
import { endRequest } from './requests/close/route.ts';
import { makeCopy } from './requests/copy/route.tsx';
import { showRequests } from './requests/list/route.tsx';
import { newRequest } from './requests/new/route.ts';
import { showRequest } from './requests/show/route.ts';
import { askPause } from './retention/pause/route.ts';
import { pauseErasure } from './retention/pausing/route.ts';
import { resumeErasure } from './retention/resume/route.ts';
import { setPolicy } from './retention/set/route.ts';
import { showRetention } from './retention/show/route.ts';

export const privacyRoutes: readonly Route[] = [
  privacyHome,
  showRequests,
  newRequest,
  registerRequest,
  showRequest,
  makeCopy,
  endRequest,
  showRetention,
  setPolicy,
  askPause,
  pauseErasure,
  resumeErasure,
  showErasures,
  newErasure,
  requestErasure,
  showErasure,
  agreeToErasure,
  giveUpErasure,
  showFields,
];
