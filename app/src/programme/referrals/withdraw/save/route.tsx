import { Refused } from '../../../../office/refused.ts';
import { notFound, post, type RouteContext, redirect, rejectedForm } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { lockPerson } from '../../../people/store.ts';
import { decide, endStay, isUsed } from '../../store.ts';
import { tellReferrer } from '../../tell.ts';
import { reasonsIn } from '../../withdrawal.ts';
import { access, type Context, find, findOpen } from '../find.ts';
import { withdrawSchema } from '../schema.ts';
import { texts } from '../texts.ts';
import { WithdrawReferralPage } from '../view.tsx';

const refused = (why: 'used' | 'decided') =>
  new Refused(`referral-${why}`, { da: texts.da[why], en: texts.en[why] });

/** The form once more, with what is wrong. */
const again = async (
  context: Context & Pick<RouteContext<unknown, unknown, unknown>, 'page' | 'newRequestId'>,
  errors: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
) => {
  const found = await findOpen(context);
  if (found === undefined) return notFound;
  const requestId = values['_request'] ?? context.newRequestId;
  return rejectedForm(
    <WithdrawReferralPage page={context.page} {...found} errors={errors} requestId={requestId} />,
  );
};

export const withdrawReferral = post('/referrals/:id/withdraw', {
  access,
  params: idParams,
  body: withdrawSchema,
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
