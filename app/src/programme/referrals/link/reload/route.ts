import { get, redirect } from '../../../../office/route.ts';
import { access } from '../access.ts';

/** A reload of the answer page asks for it with GET: back to the form. */
export const backToNewLink = get('/referral-links', {
  access,
  reads: 'nothing sensitive',
  show: async () => redirect('/referral-links/new'),
});
