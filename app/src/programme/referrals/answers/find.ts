import { z } from 'zod';
import type { RouteContext } from '../../../office/route.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { courseOf } from '../../people/store.ts';
import { findReferral, isUsed, listTowns } from '../store.ts';
import { phaseOf } from '../withdrawal.ts';
import { findAnswer } from './store.ts';

export const params = z.object({ id: z.uuid(), answer: z.uuid() });

export const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;

type Context = Pick<RouteContext<z.output<typeof params>, unknown, unknown>, 'cases' | 'params' | 'clock'>;

export const findWithReferral = ({ cases, params: { id, answer: answerId }, clock }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, id);
    const answer = await findAnswer(db, answerId);
    if (referral === undefined || answer?.referralId !== referral.id) return undefined;
    const towns = await listTowns(db, referral.organisation_id);
    const release = (await currentReleaseDates(db, [referral.person_id])).get(referral.person_id);
    return {
      referral,
      answer,
      release,
      used: await isUsed(db, referral.id),
      phase: phaseOf(referral.state, release?.date, clock.today()),
      course: await courseOf(db, referral.person_id),
      towns: new Map(towns.map((town) => [town.id, town.name])),
    };
  });

export type Found = NonNullable<Awaited<ReturnType<typeof findWithReferral>>>;
