import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { courseOf, lockPerson } from '../../people/store.ts';
import { courseRuns, decided } from '../policies.ts';
import { access, params } from '../show/access.ts';
import { beginStay, decide, findReferral } from '../store.ts';
import { tellReferrer } from '../tell.ts';

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
