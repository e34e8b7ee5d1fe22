import type { RouteContext } from '../../../office/route.ts';
import { findDraft } from '../draft/store.ts';
import { findOpenLink, listTowns } from '../store.ts';

export type Context = Pick<
  RouteContext<{ token: string }, unknown, unknown>,
  'cases' | 'clock' | 'house' | 'page' | 'http' | 'newRequestId'
>;

export const findHandIn = ({ cases, clock, house }: Context) =>
  cases.read(async (db) => {
    const link = await findOpenLink(db, clock.now());
    if (link === undefined) return undefined;
    const draft = link.state === 'open' ? await findDraft(db, house.secrets, link.id) : undefined;
    return { link, draft, towns: await listTowns(db, link.organisation_id) };
  });
