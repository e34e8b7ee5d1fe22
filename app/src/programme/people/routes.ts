import type { Route } from '../../office/route.ts';
import { correctAboutRoute } from './about/save/route.ts';
import { aboutForm } from './about/show/route.ts';
import { endAlertRoute } from './alerts/end/route.ts';
import { setAlert } from './alerts/save/route.ts';
import { alertsForm } from './alerts/show/route.ts';
import { addBirthDate } from './birth-date/save/route.ts';
import { birthDateForm } from './birth-date/show/route.ts';
import { setContactRuleRoute } from './contact-rule/save/route.ts';
import { contactRuleForm } from './contact-rule/show/route.ts';
import { people } from './list/route.tsx';
import { mergePeople } from './merge/save/route.ts';
import { mergeForm } from './merge/show/route.ts';
import { undoMergeRoute } from './merge/undo/route.ts';
import { recordPersonRelease } from './release/save/route.ts';
import { releaseOfPerson } from './release/show/route.ts';
import { showPerson } from './show/route.tsx';
import { setShownNames } from './shown-names/save/route.ts';
import { shownNames } from './shown-names/show/route.tsx';
import { transferPerson } from './transfer/save/route.ts';
import { transferForm } from './transfer/show/route.ts';
import { undoTransfer } from './transfer/undo/route.ts';

export const peopleRoutes: readonly Route[] = [
  people,
  showPerson,
  aboutForm,
  correctAboutRoute,
  birthDateForm,
  addBirthDate,
  alertsForm,
  setAlert,
  endAlertRoute,
  contactRuleForm,
  setContactRuleRoute,
  releaseOfPerson,
  recordPersonRelease,
  mergeForm,
  mergePeople,
  undoMergeRoute,
  transferForm,
  transferPerson,
  undoTransfer,
  shownNames,
  setShownNames,
];
