import type { RouteContext } from '../../../office/route.ts';
import { currentConduct } from '../../conduct/store.ts';
import { comingAbsences } from '../absence/store.ts';
import { findSelf } from '../papers-store.ts';
import { findChecks } from '../store.ts';
import { NobodyPage } from './nobody.tsx';
import { OwnPage } from './view.tsx';

export const access = { who: ['mentor'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'clock'>;

export const ownPage = async (
  { cases, page, clock }: Context,
  returned?: Pick<Parameters<typeof OwnPage>[0], 'errors' | 'values'>,
) => {
  const today = clock.today();
  return cases.read(async (db) => {
    const mentor = await findSelf(db, today);
    if (mentor === undefined) return <NobodyPage page={page} />;
    return (
      <OwnPage
        page={page}
        mentor={mentor}
        checks={await findChecks(db, mentor.id)}
        conduct={await currentConduct(db, mentor.organisationId)}
        absences={await comingAbsences(db, mentor.id, today)}
        today={today}
        {...returned}
      />
    );
  });
};
