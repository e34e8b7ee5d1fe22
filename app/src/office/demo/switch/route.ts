import { z } from 'zod';
import { notFound, post, redirect } from '../../route.ts';
import { personas } from '../personas.ts';

/** Another role's place: from a session in a demo organisation, to an account of that same organisation. */
export const switchRole = post('/demo/role', {
  access: { who: 'signed-in' },
  body: z.strictObject({ role: z.string().max(100) }),
  audit: 'account.demo-opened',
  act: async ({ accounts, viewer, house, http, body }) => {
    const { organisation } = viewer;
    if (organisation?.demo !== true || !(await house.demoOpen())) return notFound;
    const all = await accounts.read((db) => personas(db, organisation.id));
    const chosen = all.find(({ id }) => id === body.role);
    if (chosen === undefined) return notFound;
    const cookies = await house.accounts.openDemoSession(house.accounts.knock(http), chosen.id);
    return { kind: 'redirect', to: '/', cookies };
  },
  rejected: async () => redirect('/'),
});
