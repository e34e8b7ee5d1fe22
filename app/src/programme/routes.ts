import type { Route } from '../office/route.ts';
import { concernRoutes } from './concerns/routes.ts';
import { recordConsentRoute } from './consents/record/route.ts';
import { withdraw, withdrawForm } from './consents/withdraw/route.tsx';
import { contactRoutes } from './contacts/routes.ts';
import { courseRoutes } from './courses/routes.ts';
import { assess } from './eligibility/assess/route.ts';
import { randomise } from './eligibility/randomise/route.ts';
import { matchingRoutes } from './matching/routes.ts';
import { mentorRoutes } from './mentors/routes.ts';
import { people } from './people/list/route.tsx';
import { recordPersonRelease, releaseOfPerson } from './people/release/route.tsx';
import { showPerson } from './people/show/route.tsx';
import { handInForm, handInReferral } from './referrals/hand-in/route.tsx';
import { linkRoutes } from './referrals/link/route.tsx';
import { acceptReferral, declineReferral, showReferral } from './referrals/show/route.tsx';
import { withdrawReferral, withdrawReferralForm } from './referrals/withdraw/route.tsx';
import { today } from './today/route.tsx';

export const programmeRoutes: readonly Route[] = [
  today,
  ...linkRoutes,
  handInForm,
  handInReferral,
  showReferral,
  acceptReferral,
  declineReferral,
  withdrawReferralForm,
  withdrawReferral,
  people,
  showPerson,
  releaseOfPerson,
  recordPersonRelease,
  recordConsentRoute,
  withdrawForm,
  withdraw,
  assess,
  randomise,
  ...mentorRoutes,
  ...courseRoutes,
  ...matchingRoutes,
  ...contactRoutes,
  ...concernRoutes,
];
