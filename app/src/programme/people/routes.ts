import type { Route } from '../../office/route.ts';
import { aboutForm, correctAboutRoute } from './about/route.tsx';
import { alertsForm, endAlertRoute, setAlert } from './alerts/route.tsx';
import { contactRuleForm, setContactRuleRoute } from './contact-rule/route.tsx';
import { people } from './list/route.tsx';
import { recordPersonRelease, releaseOfPerson } from './release/route.tsx';
import { showPerson } from './show/route.tsx';
import { setShownNames, shownNames } from './shown-names/route.tsx';
import { transferForm, transferPerson } from './transfer/route.ts';

export const peopleRoutes: readonly Route[] = [
  people,
  showPerson,
  aboutForm,
  correctAboutRoute,
  alertsForm,
  setAlert,
  endAlertRoute,
  contactRuleForm,
  setContactRuleRoute,
  releaseOfPerson,
  recordPersonRelease,
  transferForm,
  transferPerson,
  shownNames,
  setShownNames,
];
