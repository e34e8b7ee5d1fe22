import { whoSees } from '../../../office/fields.ts';
import type { RouteContext } from '../../../office/route.ts';
import { namesOf } from '../../mentors/store.ts';
import { findConcern } from '../store.ts';

export const access = {
  who: whoSees(['coordinator'], 'concern'),
  over: 'branch',
  subject: 'concern',
} as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'newRequestId'
>;

export const find = ({ cases, params }: Context) =>
  cases.read(async (db) => {
    const concern = await findConcern(db, params.id);
    return concern === undefined
      ? undefined
      : { concern, names: await namesOf(db, [concern.raisedBy, concern.handledBy]) };
  });
