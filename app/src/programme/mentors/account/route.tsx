import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { mustNotBeOwn } from '../../own-business.ts';
import { idParams } from '../fields.ts';
import { mentorPage } from '../show/route.tsx';
import { texts } from '../show/texts.ts';
import { findMentor, linkAccount, lockMentors } from '../store.ts';

/** Ties an invited account with the mentor role to the mentor, so that the mentor sees the own participants. */
export const linkMentorAccount = post('/mentors/:id/account', {
  access: { who: ['coordinator'], over: 'branch', subject: 'mentor' },
  params: idParams,
  body: z.strictObject({
    account: z.string().min(1, 'Vælg en konto. | Choose an account.').max(100),
  }),
  audit: 'mentor.account-linked',
  act: async (context) => {
    const { cases, clock, body, params, viewer, lang } = context;
    const found = await cases.read((db) => findMentor(db, params.id, clock.today()));
    if (found === undefined) return notFound;
    // Whoever wrote the checks down and then ties the own account has seen the own checks.
    mustNotBeOwn(body.account, viewer.userId);
    const event = { action: 'mentor.account-linked', subject: found.id, branchId: found.branchId };
    await cases.change(event, async (db) => {
      await lockMentors(db, [found.id]);
      if (!(await linkAccount(db, found, body.account)))
        throw new Refused('account-not-free', { da: texts.da.linkRefused, en: texts.en.linkRefused });
      return {};
    });
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: texts[lang].linked });
  },
  rejected: async (context, { errors, values }) => {
    const shown = await mentorPage(context, { form: 'account', errors, values });
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
