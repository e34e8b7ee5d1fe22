import { z } from 'zod';
import { queueMail } from '../../office/mail/store.ts';
import type { Database } from '../../platform/database/register.ts';
import type { ReferralState } from './referral.ts';

const address = z.email();

/** The mail address in what somebody wrote as the way to reach them; undefined when there is none. */
export const mailIn = (contact: string): string | undefined =>
  contact.split(/[\s,;<>()]+/u).find((part) => address.safeParse(part).success);

const answers: Readonly<Record<Exclude<ReferralState, 'new'>, readonly [da: string, en: string]>> = {
  accepted: ['er taget imod', 'is accepted'],
  declined: ['er afvist', 'is declined'],
  withdrawn: ['er trukket tilbage', 'is withdrawn'],
};

/**
 * Sends word of the answer to whoever referred, where they gave a mail address: the number and the answer, never a
 * name. The page behind their link says the same to everybody. Gives whether a mail was written.
 */
export const tellReferrer = async (
  db: Database,
  referral: {
    readonly id: string;
    readonly organisation_id: string;
    readonly number: string;
    readonly referrer_contact: string;
    readonly link_id: string | null;
  },
  state: Exclude<ReferralState, 'new'>,
  now: Temporal.Instant,
): Promise<boolean> => {
  const to = mailIn(referral.referrer_contact);
  if (to === undefined) return false;
  const [da, en] = answers[state];
  const { number } = referral;
  const where =
    referral.link_id === null
      ? ['Ring, hvis du vil vide mere.', 'Call if you want to know more.']
      : ['Se svaret på det link, du brugte.', 'See the answer behind the link that you used.'];
  await queueMail(
    db,
    referral.organisation_id,
    {
      to,
      subject: `Henvisning ${number} ${da}`,
      body: `Henvisning ${number} ${da}. ${where[0]}\n\nReferral ${number} ${en}. ${where[1]}\n`,
    },
    now,
  );
  await db
    .updateTable('programme.referral')
    .set({ told_at: now.toString() })
    .where('id', '=', referral.id)
    .execute();
  return true;
};
