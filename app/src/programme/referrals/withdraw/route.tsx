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
import { currentReleaseDates } from '../../courses/release-store.ts';
import { idParams } from '../../mentors/fields.ts';
import { lockPerson } from '../../people/store.ts';
import { mayBecome, type ReferralState } from '../referral.ts';
import { decide, endStay, findReferral, isUsed } from '../store.ts';
import { tellReferrer } from '../tell.ts';
import { phaseOf, reasonsIn, withdrawReasons } from '../withdrawal.ts';
import { texts } from './texts.ts';
import { WithdrawReferralPage } from './view.tsx';

const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;

type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'params' | 'clock'>;

/** A referral and where it stands; undefined when there is none. */
const find = ({ cases, params, clock }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, params.id);
    if (referral === undefined) return undefined;
    const release = (await currentReleaseDates(db, [referral.person_id])).get(referral.person_id)?.date;
    const may = mayBecome(referral.state as ReferralState, 'withdrawn') && !(await isUsed(db, referral.id));
    return { referral, may, phase: phaseOf(referral.state, release, clock.today()) };
  });

/** One that may be withdrawn: nothing has come of it. */
const load = async (context: Context) => {
  const found = await find(context);
  return found?.may === true ? found : undefined;
};

const refused = (why: 'used' | 'decided') =>
  new Refused(`referral-${why}`, { da: texts.da[why], en: texts.en[why] });

export const withdrawReferralForm = get('/referrals/:id/withdraw', {
  access,
  params: idParams,
  reads: 'referral.read',
  show: async (context) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    const { page, newRequestId } = context;
    return view(<WithdrawReferralPage page={page} {...found} requestId={newRequestId} />);
  },
});

/** The form once more, with what is wrong. */
const again = async (
  context: Context & Pick<RouteContext<unknown, unknown, unknown>, 'page' | 'newRequestId'>,
  errors: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
) => {
  const found = await load(context);
  if (found === undefined) return notFound;
  const requestId = values['_request'] ?? context.newRequestId;
  return rejectedForm(
    <WithdrawReferralPage page={context.page} {...found} errors={errors} requestId={requestId} />,
  );
};

export const withdrawReferral = post('/referrals/:id/withdraw', {
  access,
  params: idParams,
  body: z.strictObject({ reason: z.enum(withdrawReasons, 'Vælg en grund. | Choose a reason.') }),
  audit: 'referral.withdrawn',
  act: async (context) => {
    const { cases, params, viewer, clock, body, lang } = context;
    const { id } = params;
    const { reason } = body;
    const found = await find(context);
    if (found === undefined) return notFound;
    const { referral, may, phase } = found;
    if (may && !reasonsIn[phase].includes(reason)) return again(context, { reason: texts[lang].notNow }, {});
    const event = {
      action: 'referral.withdrawn',
      subject: id,
      branchId: referral.branch_id,
      detail: { reason, phase },
    };
    await cases.change(event, async (db) => {
      // Randomisation and the opening of a course hold the same row.
      await lockPerson(db, referral.person_id);
      if (await isUsed(db, id)) throw refused('used');
      const decision = { state: 'withdrawn', by: viewer.userId, at: clock.now(), reason, phase } as const;
      if (!(await decide(db, id, decision))) throw refused('decided');
      await endStay(db, id);
      return { id, told: await tellReferrer(db, referral, 'withdrawn', clock.now()) };
    });
    return redirect(`/referrals/${id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async (context, { errors, values }) => again(context, errors, values),
});
