import type { Route } from '../office/route.ts';
import { privacyHome } from './home/route.tsx';
import { registerRequest } from './requests/add/route.ts';
import { endRequest } from './requests/close/route.ts';
import { makeCopy } from './requests/copy/route.tsx';
import { showRequests } from './requests/list/route.tsx';
import { newRequest } from './requests/new/route.ts';
import { showRequest } from './requests/show/route.ts';

export const privacyRoutes: readonly Route[] = [
  privacyHome,
  showRequests,
  newRequest,
  registerRequest,
  showRequest,
  makeCopy,
  endRequest,
];
