import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { get, notFound, post, redirect, rejectedForm, view } from '../../../office/route.ts';
import { courseOf, lockPerson } from '../../people/store.ts';
import { declineReasons } from '../referral.ts';
import { beginStay, decide, findReferral } from '../store.ts';
import { tellReferrer } from '../tell.ts';
import { loadReferral } from './load.ts';
import { ReferralPage } from './view.tsx';

const params = z.object({ id: z.uuid() });
const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;

export const showReferral = get('/referrals/:id', {
  access,
  params,
  reads: 'referral.read',
  show: async (context) => {
    const found = await loadReferral(context);
    if (found === undefined) return notFound;
    return view(<ReferralPage page={context.page} {...found} />);
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
        const told = await tellReferrer(db, found, 'accepted', clock.now());
        return { id, again, told };
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
    const done = await cases.change(event, async (db) => {
      if (!(await decide(db, id, { state: 'declined', by: viewer.userId, at: clock.now(), reason })))
        throw decided();
      return { id, told: await tellReferrer(db, found, 'declined', clock.now()) };
    });
    return redirect('/today', {
      kind: 'done',
      text: say(
        done.told
          ? {
              da: 'Henvisningen er afvist. Den, der henviste, får en mail og kan se grunden på sit link.',
              en: 'The referral is declined. The one who referred gets a mail and can see the reason behind their link.',
            }
          : {
              da: 'Henvisningen er afvist. Den, der henviste, kan se grunden på sit link. Ring, hvis det haster.',
              en: 'The referral is declined. The one who referred can see the reason behind their link. Call if it is urgent.',
            },
      ),
    });
  },
  rejected: async (context, { errors }) => {
    const found = await loadReferral(context);
    if (found === undefined) return notFound;
    return rejectedForm(<ReferralPage page={context.page} {...found} errors={errors} />);
  },
});
