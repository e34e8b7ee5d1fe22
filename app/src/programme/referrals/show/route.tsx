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
import { courseOf, lockPerson } from '../../people/store.ts';
import { declineReasons } from '../referral.ts';
import { beginStay, decide, findReferral, isUsed, referralsOf } from '../store.ts';
import { ReferralPage } from './view.tsx';

const params = z.object({ id: z.uuid() });
const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;

const load = (context: Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'params'>) =>
  context.cases.read(async (db) => {
    const referral = await findReferral(db, context.params.id);
    if (referral === undefined) return undefined;
    return {
      referral,
      all: await referralsOf(db, referral.person_id),
      used: await isUsed(db, referral.id),
    };
  });

export const showReferral = get('/referrals/:id', {
  access,
  params,
  reads: 'referral.read',
  show: async (context) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    return view(<ReferralPage page={context.page} {...found} today={context.clock.today()} />);
  },
});

const decided = () =>
  new Refused('referral-decided', {
    da: 'Henvisningen er allerede afgjort af en anden. Intet er ændret.',
    en: 'Somebody else has already decided this referral. Nothing was changed.',
  });

const courseRuns = () =>
  new Refused('course-runs', {
    da: 'Personen har et forløb, der er i gang. Afslut det først, hvis personen er kommet i fængsel igen; ellers afvis henvisningen. Intet er ændret.',
    en: 'The person has a course that runs. End it first if the person is back in prison; otherwise decline the referral. Nothing was changed.',
  });

export const acceptReferral = post('/referrals/:id/accept', {
  access,
  params,
  body: z.strictObject({}),
  audit: 'referral.accepted',
  act: async ({ cases, params: { id }, viewer, clock, say }) => {
    const found = await cases.read((db) => findReferral(db, id));
    if (found === undefined) return notFound;
    await cases.change(
      { action: 'referral.accepted', subject: id, branchId: found.branch_id },
      async (db) => {
        await lockPerson(db, found.person_id);
        if (!(await decide(db, id, { state: 'accepted', by: viewer.userId, at: clock.now(), reason: null })))
          throw decided();
        const again = await beginStay(db, id);
        if (again && (await courseOf(db, found.person_id))?.closed === false) throw courseRuns();
        return { id, again };
      },
    );
    return redirect(`/people/${found.person_id}`, {
      kind: 'done',
      text: say({
        da: 'Henvisningen er taget imod. Nu mangler samtykkerne.',
        en: 'The referral is accepted. Consents come next.',
      }),
    });
  },
  rejected: async () => notFound,
});

export const declineReferral = post('/referrals/:id/decline', {
  access,
  params,
  body: z.strictObject({ reason: z.enum(declineReasons, 'Vælg en grund. | Choose a reason.') }),
  audit: 'referral.declined',
  act: async ({ cases, params: { id }, viewer, clock, body: { reason }, say }) => {
    const found = await cases.read((db) => findReferral(db, id));
    if (found === undefined) return notFound;
    const event = { action: 'referral.declined', subject: id, branchId: found.branch_id, detail: { reason } };
    await cases.change(event, async (db) => {
      if (!(await decide(db, id, { state: 'declined', by: viewer.userId, at: clock.now(), reason })))
        throw decided();
      return { id };
    });
    return redirect('/today', {
      kind: 'done',
      text: say({
        da: 'Henvisningen er afvist. Giv den, der henviste, besked.',
        en: 'The referral is declined. Tell the one who referred.',
      }),
    });
  },
  rejected: async (context, { errors }) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    return rejectedForm(
      <ReferralPage page={context.page} {...found} today={context.clock.today()} errors={errors} />,
    );
  },
});
