import type { Route } from '../office/route.ts';
import { concernRoutes } from './concerns/routes.ts';
import { consentRoutes } from './consents/routes.ts';
import { contactRoutes } from './contacts/routes.ts';
import { courseRoutes } from './courses/routes.ts';
import { assess } from './eligibility/assess/route.ts';
import { randomise } from './eligibility/randomise/route.ts';
import { expenseRoutes } from './expenses/routes.ts';
import { historyRoutes } from './history/show/route.tsx';
import { holdRoutes } from './holds/routes.ts';
import { intakeSettingsRoutes } from './intake/settings/routes.ts';
import { matchingRoutes } from './matching/routes.ts';
import { ownRoutes } from './me/routes.ts';
import { mentorImportRoutes } from './mentor-import/routes.ts';
import { mentorRoutes } from './mentors/routes.ts';
import { noteRoutes } from './notes/routes.ts';
import { leadsToStanding } from './people/merged.ts';
import { peopleRoutes } from './people/routes.ts';
import { referralRoutes } from './referrals/routes.ts';
import { supplyRoutes } from './supply/routes.ts';
import { today } from './today/route.tsx';
import { volunteerRoutes } from './volunteer/routes.ts';
import { waitingList } from './waiting/route.tsx';

const all: readonly Route[] = [
  today,
  waitingList,
  ...referralRoutes,
  ...intakeSettingsRoutes,
  ...peopleRoutes,
  ...consentRoutes,
  assess,
  randomise,
  ...mentorImportRoutes,
  ...mentorRoutes,
  ...volunteerRoutes,
  ...courseRoutes,
  ...holdRoutes,
  ...matchingRoutes,
  ...expenseRoutes,
  ...contactRoutes,
  ...concernRoutes,
  ...noteRoutes,
  ...supplyRoutes,
  ...ownRoutes,
  ...historyRoutes,
];

export const programmeRoutes: readonly Route[] = all.map(leadsToStanding);
