import { sql } from 'kysely';
import { Refused } from '../../../office/refused.ts';
import type { Database } from '../../../platform/database/register.ts';
import { referralSource } from '../../courses/release-date.ts';
import { lockPerson } from '../../people/store.ts';
import { amendReferral } from '../amend/store.ts';
import { decide, endStay, type FoundReferral, isUsed } from '../store.ts';
import type { WithdrawPhase } from '../withdrawal.ts';
import { type LinkAnswer, restateDate } from './store.ts';
import { texts } from './texts.ts';

export interface ApplyAuthor {
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

const stale = () => new Refused('answer-stale', { da: texts.da.stale, en: texts.en.stale });

const applyVisit = async (db: Database, { content }: LinkAnswer, author: ApplyAuthor): Promise<void> => {
  const approved = content.answer === 'yes';
  const answered = await db
    .updateTable('programme.clearance_request')
    .set({
      answered_on: author.today.toString(),
      answer: approved ? 'approved' : 'refused',
      valid_until: approved ? (content.date ?? null) : null,
      answered_how: 'link',
      recorded_by: author.by,
      recorded_at: author.at.toString(),
    })
    .where('id', '=', content.request ?? '')
    .where('answered_on', 'is', null)
    .executeTakeFirst();
  if (answered.numUpdatedRows !== 1n) throw stale();
};

const applyAmendment = async (
  db: Database,
  referral: FoundReferral,
  { content, note, linkId }: LinkAnswer,
  { at }: ApplyAuthor,
): Promise<void> => {
  const { name, language, town, referrerName, referrerContact, note: remark } = content.fields ?? {};
  const amendment = { name, language, town, referrerName, referrerContact, note: remark };
  const author = { by: `link ${linkId}`, at, reason: note };
  await amendReferral(db, referral, amendment, author).catch((error: unknown) => {
    throw error instanceof RangeError ? stale() : error;
  });
};

/** Where using an answer leads: done here, or a form of another page that is filled in. */
export type Applied = 'done' | 'release-form' | 'course-end';

/**
 * Uses an answer in the change that handles it.
 *
 * @throws Refused when the referral has moved on and the answer does not fit any more
 */
export const applyAnswer = async (
  db: Database,
  referral: FoundReferral,
  answer: LinkAnswer,
  phase: WithdrawPhase,
  author: ApplyAuthor,
): Promise<Applied> => {
  await lockPerson(db, referral.person_id);
  if (answer.kind === 'visit-approval') {
    await applyVisit(db, answer, author);
    return 'done';
  }
  if (referral.state !== 'new' && referral.state !== 'accepted') throw stale();
  if (answer.kind === 'amendment') {
    await applyAmendment(db, referral, answer, author);
    return 'done';
  }
  if (answer.kind === 'withdrawal') {
    if (await isUsed(db, referral.id)) return 'course-end';
    const decision = {
      state: 'withdrawn',
      by: author.by,
      at: author.at,
      reason: answer.content.reason ?? 'other',
      phase,
    } as const;
    if (!(await decide(db, referral.id, decision))) throw stale();
    await endStay(db, referral.id);
    return 'done';
  }
  if (referral.state === 'accepted') return 'release-form';
  const date = await statedDate(db, referral.id, answer);
  const said = { date, source: referralSource, by: `link ${answer.linkId}`, at: author.at };
  await restateDate(db, referral.id, said);
  return 'done';
};

/** The date that an answer states: its own, or for “the same” the one that stands in the referral. */
const statedDate = async (
  db: Database,
  referralId: string,
  { content }: Pick<LinkAnswer, 'content'>,
): Promise<Temporal.PlainDate | undefined> => {
  if (content.answer === 'unknown') return undefined;
  if (content.date !== undefined) return Temporal.PlainDate.from(content.date);
  const { rows } = await sql<{ date: string | null }>`
    select date::text from programme.release_date
    where referral_id = ${referralId} and superseded_by is null order by recorded_at desc limit 1`.execute(
    db,
  );
  const date = rows[0]?.date;
  return date ? Temporal.PlainDate.from(date) : undefined;
};
