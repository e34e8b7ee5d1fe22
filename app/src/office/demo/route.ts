import { z } from 'zod';
import { homeOf } from '../navigation.ts';
import { notFound, post, type Reply, type RouteContext, redirect } from '../route.ts';
import type { Viewer } from '../viewer.ts';
import { firstPersona, listPersonas, type Persona } from './persona.ts';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'accounts' | 'house' | 'http'>;

const signInAs = async ({ house, http }: Context, persona: Persona): Promise<Reply> => {
  const cookies = await house.accounts.openDemoSession(house.accounts.knock(http), persona.userId);
  const viewer: Pick<Viewer, 'memberships'> = {
    memberships: [{ role: persona.role, branchId: undefined, branchName: persona.branch }],
  };
  return { kind: 'redirect', to: homeOf(viewer), cookies };
};

/** One click: the demo programme is loaded if need be, and the visitor is its coordinator. */
export const openDemo = post('/demo', {
  access: { who: 'anyone' },
  body: z.strictObject({}),
  audit: 'demo.opened',
  act: async (context) => {
    if (!(await context.house.demoOpen())) return notFound;
    await context.house.loadDemo();
    const persona = firstPersona(await context.accounts.read(listPersonas));
    if (persona === undefined) return notFound;
    return signInAs(context, persona);
  },
  rejected: async () => redirect('/'),
});

/** From one invented account to another; only from within the demo, and only to an account of it. */
export const changeRole = post('/demo/role', {
  access: { who: 'signed-in' },
  body: z.strictObject({ role: z.string().max(100) }),
  audit: 'demo.role-changed',
  act: async (context) => {
    if (context.viewer.organisation?.demo !== true || !(await context.house.demoOpen())) return notFound;
    const persona = (await context.accounts.read(listPersonas)).find(
      (one) => one.userId === context.body.role,
    );
    if (persona === undefined) return notFound;
    await context.house.accounts.signOut(context.http.req.raw.headers);
    return signInAs(context, persona);
  },
  rejected: async () => notFound,
});
