import type { Route } from '../../office/route.ts';
import { makeCard } from './card/make/route.tsx';
import { revokeCard } from './card/revoke/route.ts';
import { consentList } from './list/route.tsx';
import { recordConsentRoute } from './record/route.ts';
import { withdraw } from './withdraw/save/route.tsx';
import { withdrawForm } from './withdraw/show/route.tsx';
import { addConsentWording, showWordings } from './wordings/route.tsx';

export const consentRoutes: readonly Route[] = [
  recordConsentRoute,
  withdrawForm,
  withdraw,
  makeCard,
  revokeCard,
  consentList,
  showWordings,
  addConsentWording,
];
