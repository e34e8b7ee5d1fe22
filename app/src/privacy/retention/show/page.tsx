import type { Rejected, RouteContext } from '../../../office/route.ts';
import { policyOn } from '../policy.ts';
import { dueIn, policiesOf } from '../store.ts';
import { RetentionPage } from './view.tsx';

/** So far ahead the page looks. */
export const daysShown = 90;

type Context = Pick<
  RouteContext<unknown, unknown, unknown>,
  'privacy' | 'page' | 'clock' | 'viewer' | 'newRequestId'
>;

export const retentionPage = async (
  { privacy, page, clock, viewer, newRequestId }: Context,
  filled?: Partial<Rejected>,
) => {
  const today = clock.today();
  const organisationId = viewer.organisation?.id ?? '';
  const found = await privacy.read(async (db) => {
    const policies = await policiesOf(db, organisationId);
    const policy = policyOn(policies, today);
    const coming = policies.find(({ validFrom }) => Temporal.PlainDate.compare(validFrom, today) > 0);
    // Before the first version the page shows what the coming one would erase.
    const asked = policy ?? coming;
    const due = asked === undefined ? [] : await dueIn(db, { organisationId, today }, asked);
    const last = today.add({ days: daysShown });
    return { policy, coming, due: due.filter(({ on }) => Temporal.PlainDate.compare(on, last) <= 0) };
  });
  return (
    <RetentionPage
      page={page}
      {...found}
      today={today}
      values={filled?.values}
      errors={filled?.errors ?? {}}
      requestId={filled?.values?.['_request'] ?? newRequestId}
    />
  );
};
