import { sql } from 'kysely';
import { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { purposeOf } from '../../../consents/consent.ts';
import { tellMentors, tellOwnCoordinators } from '../../../consents/mail.ts';
import { ownConsents, ownPerson, ownPlan } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access } from '../find.ts';

const saidAlready = () =>
  new Refused('consent-not-held', {
    da: 'Du har sagt nej til det før. Det gælder.',
    en: 'You have said no to it before. It holds.',
  });

/** The participant takes a consent back, alone: it takes effect with this press. */
export const ownWithdraw = post('/me/consents/withdraw', {
  access,
  body: z.strictObject({ consent: z.uuid() }),
  audit: 'participant.consent-withdrawn',
  act: async (context) => {
    const { cases, body, lang } = context;
    const found = await cases.read(async (db) => ({
      person: await ownPerson(db),
      consent: (await ownConsents(db)).find((one) => one.id === body.consent),
    }));
    const event = (done: { purpose: string }) => ({
      action: 'participant.consent-withdrawn',
      subject: found.person.id,
      branchId: found.person.branchId,
      detail: done,
    });
    await cases.change(event, async (db) => {
      const plan = await ownPlan(db);
      const purpose = purposeOf(found.consent?.purpose ?? '');
      // Before the course closes: afterwards nobody would be on it.
      if (plan !== undefined && found.consent !== undefined) await tellMentors(db, plan.courseId, purpose);
      const { rows } = await sql<{ purpose: string | null }>`
        select programme.withdraw_own_consent(${body.consent}::uuid) purpose`.execute(db);
      const taken = rows[0]?.purpose;
      if (taken === null || taken === undefined) throw saidAlready();
      await tellOwnCoordinators(db, 'withdrawn');
      return { purpose: taken };
    });
    return redirect('/me/consents', { kind: 'done', text: texts[lang].done });
  },
  rejected: async () => notFound,
});
