import type { Rejected, RouteContext } from '../../../office/route.ts';
import { ratesOf } from '../store.ts';
import { RatesPage } from './view.tsx';

export const access = { who: ['programme-lead'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId'>;

export const ratesPage = async ({ cases, page, newRequestId }: Context, filled?: Rejected) => (
  <RatesPage
    page={page}
    rates={await cases.read(ratesOf)}
    values={filled?.values ?? {}}
    errors={filled?.errors ?? {}}
    requestId={filled?.values['_request'] ?? newRequestId}
  />
);
