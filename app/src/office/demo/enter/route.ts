import { z } from 'zod';
import { notFound, post, redirect } from '../../route.ts';
import { personas } from '../personas.ts';

/** One click: the invented programme is there, and the visitor is a coordinator in it. */
export const enterDemo = post('/demo', {
  access: { who: 'anyone' },
  body: z.strictObject({}),
  audit: 'account.demo-opened',
  act: async ({ accounts, house, http }) => {
    if (!(await house.demoOpen())) return notFound;
    const organisation = await house.loadDemo();
    const all = await accounts.read((db) => personas(db, organisation));
    const first = all.find(({ role }) => role === 'coordinator') ?? all[0];
    if (first === undefined) return notFound;
    const cookies = await house.accounts.openDemoSession(house.accounts.knock(http), first.id);
    return { kind: 'redirect', to: '/', cookies };
  },
  rejected: async () => redirect('/'),
});
