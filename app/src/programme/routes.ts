import type { Route } from '../office/route.ts';
import { concernRoutes } from './concerns/routes.ts';
import { consentRoutes } from './consents/routes.ts';
import { contactRoutes } from './contacts/routes.ts';
import { courseRoutes } from './courses/routes.ts';
import { assess } from './eligibility/assess/route.ts';
import { randomise } from './eligibility/randomise/route.ts';
import { intakeSettingsRoutes } from './intake/settings/route.tsx';
import { matchingRoutes } from './matching/routes.ts';
import { ownRoutes } from './me/routes.ts';
import { mentorRoutes } from './mentors/routes.ts';
import { people } from './people/list/route.tsx';
import { recordPersonRelease, releaseOfPerson } from './people/release/route.tsx';
import { showPerson } from './people/show/route.tsx';
import { referralRoutes } from './referrals/routes.ts';
import { supplyRoutes } from './supply/routes.ts';
import { today } from './today/route.tsx';
import { volunteerRoutes } from './volunteer/routes.ts';
import { waitingList } from './waiting/route.tsx';

export const programmeRoutes: readonly Route[] = [
  today,
  waitingList,
  ...referralRoutes,
  ...intakeSettingsRoutes,
  people,
  showPerson,
  releaseOfPerson,
  recordPersonRelease,
  ...consentRoutes,
  assess,
  randomise,
  ...mentorRoutes,
  ...volunteerRoutes,
  ...courseRoutes,
  ...matchingRoutes,
  ...contactRoutes,
  ...concernRoutes,
  ...supplyRoutes,
  ...ownRoutes,
];
