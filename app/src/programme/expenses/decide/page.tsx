import { whoChanges } from '../../../office/fields.ts';
import type { Rejected, RouteContext } from '../../../office/route.ts';
import { listExpenses } from '../store.ts';
import { DecidePage } from './view.tsx';

export const access = { who: whoChanges(['coordinator'], 'expense'), over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'viewer' | 'newRequestId'>;

export const decidePage = async ({ cases, page, viewer, newRequestId }: Context, filled?: Rejected) => (
  <DecidePage
    page={page}
    expenses={await cases.read((db) => listExpenses(db, viewer.userId, 'written'))}
    values={filled?.values ?? {}}
    chosen={filled?.lists['expenses'] ?? []}
    errors={filled?.errors ?? {}}
    requestId={filled?.values['_request'] ?? newRequestId}
  />
);
