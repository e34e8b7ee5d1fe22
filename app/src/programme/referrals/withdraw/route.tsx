import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { lockPerson } from '../../people/store.ts';
import { mayBecome, type ReferralState, withdrawReasons } from '../referral.ts';
import { decide, endStay, findReferral, isUsed } from '../store.ts';
import { texts } from './texts.ts';
import { WithdrawReferralPage } from './view.tsx';

const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;

type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'params'>;

/** A referral that may be withdrawn; undefined when there is none, or something has come of it. */
const load = ({ cases, params }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, params.id);
    if (referral === undefined || !mayBecome(referral.state as ReferralState, 'withdrawn')) return undefined;
    return (await isUsed(db, referral.id)) ? undefined : referral;
  });

const refused = (why: 'used' | 'decided') =>
  new Refused(`referral-${why}`, { da: texts.da[why], en: texts.en[why] });

export const withdrawReferralForm = get('/referrals/:id/withdraw', {
  access,
  params: idParams,
  reads: 'referral.read',
  show: async (context) => {
    const referral = await load(context);
    if (referral === undefined) return notFound;
    const { page, newRequestId } = context;
    return view(<WithdrawReferralPage page={page} referral={referral} requestId={newRequestId} />);
  },
});

export const withdrawReferral = post('/referrals/:id/withdraw', {
  access,
  params: idParams,
  body: z.strictObject({ reason: z.enum(withdrawReasons, 'Vælg en grund. | Choose a reason.') }),
  audit: 'referral.withdrawn',
  act: async ({ cases, params: { id }, viewer, clock, body: { reason }, lang }) => {
    const found = await cases.read((db) => findReferral(db, id));
    if (found === undefined) return notFound;
    const event = {
      action: 'referral.withdrawn',
      subject: id,
      branchId: found.branch_id,
      detail: { reason },
    };
    await cases.change(event, async (db) => {
      // Randomisation and the opening of a course hold the same row.
      await lockPerson(db, found.person_id);
      if (await isUsed(db, id)) throw refused('used');
      const decision = { state: 'withdrawn', by: viewer.userId, at: clock.now(), reason } as const;
      if (!(await decide(db, id, decision))) throw refused('decided');
      await endStay(db, id);
      return { id };
    });
    return redirect(`/referrals/${id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async (context, { errors, values }) => {
    const referral = await load(context);
    if (referral === undefined) return notFound;
    const requestId = values['_request'] ?? context.newRequestId;
    return rejectedForm(
      <WithdrawReferralPage page={context.page} referral={referral} errors={errors} requestId={requestId} />,
    );
  },
});
