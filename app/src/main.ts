import { Hono } from 'hono';
import type pg from 'pg';
import { type CardHolder, type KernelParts, mount, type OneTimeLink } from './office/kernel.tsx';
import type { Route } from './office/route.ts';
import { officeRoutes } from './office/routes.ts';
import type { Clock } from './platform/clock.ts';
import { openRegister } from './platform/database/register.ts';
import { serveAssets } from './platform/http/assets.ts';
import { security } from './platform/http/security.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { programmeRoutes } from './programme/routes.ts';
import { studyRoutes } from './study/routes.ts';

/** Every page and every change of the system, in order. The access matrix is made from this list. */
export const routes: readonly Route[] = [
  ...officeRoutes,
  ...programmeRoutes,
  ...studyRoutes,
  ...privacyRoutes,
];

/** One pool for each login role: each wing of the house has its own key. */
export interface Pools {
  readonly auth: pg.Pool;
  readonly cases: pg.Pool;
  readonly mentors: pg.Pool;
  readonly study: pg.Pool;
  readonly doors: pg.Pool;
  readonly privacy: pg.Pool;
}

/** Opens the registers on their pools. */
export const registersOf = (pools: Pools, clock: Clock): KernelParts['registers'] => ({
  accounts: openRegister(pools.auth, clock),
  cases: openRegister(pools.cases, clock),
  mentors: openRegister(pools.mentors, clock),
  study: openRegister(pools.study, clock),
  doors: openRegister(pools.doors, clock),
  privacy: openRegister(pools.privacy, clock),
});

/** From the token of a one-time referral link to the link. */
export const findLinkIn =
  (pools: Pools) =>
  async (hash: Buffer): Promise<OneTimeLink | undefined> => {
    const found = await pools.cases.query<{
      id: string;
      organisation_id: string;
      name: string;
      demo: boolean;
    }>(
      `select l.id, l.organisation_id, o.name, o.demo
       from programme.find_link($1) l join office.organisation o on o.id = l.organisation_id`,
      [hash],
    );
    const link = found.rows[0];
    if (link === undefined) return undefined;
    const { id, organisation_id: organisationId, name, demo } = link;
    return { id, organisationId, organisation: { name, demo } };
  };

/** From a participant's card to its holder, while it holds. */
export const findCardIn =
  (pools: Pools, clock: Clock) =>
  async (cardId: string): Promise<CardHolder | undefined> => {
    const found = await pools.cases.query<{
      person_id: string;
      organisation_id: string;
      organisation: string;
      demo: boolean;
    }>('select * from programme.find_card($1, $2)', [cardId, clock.now().toString()]);
    const card = found.rows[0];
    if (card === undefined) return undefined;
    const { person_id: participantId, organisation_id: organisationId, organisation: name, demo } = card;
    return { cardId, participantId, organisationId, organisation: { name, demo } };
  };

/** The whole application: middleware first, then health and files, then every route. Tests use this same one. */
export const createApp = (parts: KernelParts, pools: Pools): Hono => {
  const app = new Hono();
  app.use(security(parts.house.publicUrl.startsWith('https:')));
  serveAssets(app, parts.assets);
  app.get('/healthz', async (http) => {
    const healthy = await pools.cases.query('select 1').then(
      () => true,
      () => false,
    );
    http.header('Cache-Control', 'no-store');
    return http.json({ status: healthy ? 'ok' : 'database unavailable' }, healthy ? 200 : 503);
  });
  mount(app, routes, parts);
  return app;
};
