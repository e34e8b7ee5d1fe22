import type { RouteContext } from '../../../office/route.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { mayBecome, type ReferralState } from '../referral.ts';
import { findReferral, isUsed } from '../store.ts';
import { phaseOf } from '../withdrawal.ts';

export const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;

export type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'params' | 'clock'>;

/** A referral and where it stands; undefined when there is none. */
export const find = ({ cases, params, clock }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, params.id);
    if (referral === undefined) return undefined;
    const release = (await currentReleaseDates(db, [referral.person_id])).get(referral.person_id)?.date;
    const may = mayBecome(referral.state as ReferralState, 'withdrawn') && !(await isUsed(db, referral.id));
    return { referral, may, phase: phaseOf(referral.state, release, clock.today()) };
  });

/** One that may be withdrawn: nothing has come of it. */
export const findOpen = async (context: Context) => {
  const found = await find(context);
  return found?.may === true ? found : undefined;
};
