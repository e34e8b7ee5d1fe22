import { get, view } from '../../../office/route.ts';
import { ownConsents } from '../store.ts';
import { OwnConsentsPage } from './view.tsx';

/** What the participant has said yes to, each with the way to say no. */
export const showOwnConsents = get('/me/consents', {
  access: { who: 'participant' },
  reads: 'nothing sensitive',
  show: async ({ cases, page }) =>
    view(<OwnConsentsPage page={page} consents={await cases.read(ownConsents)} />),
});
