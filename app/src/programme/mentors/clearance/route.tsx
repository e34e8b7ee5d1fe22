import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { mustNotBeOwn } from '../../own-business.ts';
import { listPrisons } from '../../referrals/store.ts';
import { idParams, optionalDay } from '../fields.ts';
import { findMentor, lockMentors } from '../store.ts';
import { answerForPrison, askPrison, linksToAsk } from './store.ts';
import { texts } from './texts.ts';

const said = { asked: 'saidAsked', approved: 'saidApproved', refused: 'saidRefused' } as const;

/** A prison is asked for access, or its answer is written down. */
export const recordClearance = post('/mentors/:id/clearance', {
  access: { who: ['coordinator'], over: 'branch', subject: 'mentor' },
  params: idParams,
  body: z.strictObject({
    prison: z.uuid(),
    did: z.enum(['asked', 'approved', 'refused']),
    validUntil: optionalDay,
    /** The referral through whose link the prison is asked; '' where it is asked in another way. */
    referral: z.union([z.literal(''), z.uuid()]).default(''),
  }),
  audit: 'clearance.asked',
  act: async ({ cases, clock, body, params, viewer, lang }) => {
    const today = clock.today();
    const { prison, did, validUntil, referral } = body;
    const found = await cases.read(async (db) => {
      const mentor = await findMentor(db, params.id, today);
      if (mentor === undefined) return undefined;
      const own = (await listPrisons(db, mentor.organisationId)).some((one) => one.id === prison);
      const links = (await linksToAsk(db, mentor)).get(prison) ?? [];
      const through = referral === '' || links.some(({ referralId }) => referralId === referral);
      return own && through ? mentor : undefined;
    });
    if (found === undefined) return notFound;
    if (did !== 'asked') mustNotBeOwn(found.userId, viewer.userId);
    if (validUntil !== undefined && Temporal.PlainDate.compare(validUntil, today) < 0)
      throw new Refused('clearance-over', { da: texts.da.over, en: texts.en.over });
    await cases.change(
      {
        action: did === 'asked' ? 'clearance.asked' : 'clearance.answered',
        subject: found.id,
        branchId: found.branchId,
        detail: { prison, ...(did === 'asked' ? { referral } : { answer: did }) },
      },
      async (db) => {
        await lockMentors(db, [found.id]);
        const author = { by: viewer.userId, now: clock.now(), today };
        const done =
          did === 'asked'
            ? await askPrison(db, found, { prisonId: prison, referralId: referral || undefined }, author)
            : await answerForPrison(db, found, prison, { kind: did, validUntil }, author);
        const key = did === 'asked' ? 'askedAlready' : 'notAsked';
        if (!done) throw new Refused('clearance', { da: texts.da[key], en: texts.en[key] });
        return {};
      },
    );
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: texts[lang][said[did]] });
  },
  rejected: async () => notFound,
});
