import { backTo, carePage, comeBack } from '../care/page.tsx';
import { AlertsPage } from './view.tsx';

export const alertsPage = carePage(({ page, lang, newRequestId }, found, returned) => (
  <AlertsPage
    page={page}
    {...found}
    back={backTo(lang, found)}
    values={returned?.values}
    errors={returned?.errors}
    requestId={returned?.values['_request'] ?? newRequestId}
  />
));

export const returnForm = comeBack(alertsPage);
