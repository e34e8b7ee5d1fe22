import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { referralSource } from '../../courses/release-date.ts';
import { lockPerson } from '../../people/store.ts';
import { amendReferral } from '../amend/store.ts';
import { decide, endStay, type FoundReferral, findReferral, isUsed } from '../store.ts';
import type { WithdrawPhase } from '../withdrawal.ts';
import { answerStale, townElsewhere } from './policies.ts';
import { type LinkAnswer, restateDate } from './store.ts';

const zone = 'Europe/Copenhagen';

export interface ApplyAuthor {
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

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
  if (answered.numUpdatedRows !== 1n) throw answerStale();
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
    throw error instanceof RangeError ? townElsewhere() : error;
  });
};

/**
 * Uses an answer in the change that handles it: what needs no form of its own.
 *
 * @throws Refused when the referral has moved on and the answer does not fit any more
 */
export const applyAnswer = async (
  db: Database,
  { id, person_id: personId }: FoundReferral,
  answer: LinkAnswer,
  phase: WithdrawPhase,
  author: ApplyAuthor,
): Promise<void> => {
  await lockPerson(db, personId);
  if (answer.kind === 'visit-approval') return applyVisit(db, answer, author);
  const referral = await findReferral(db, id);
  if (referral === undefined || (referral.state !== 'new' && referral.state !== 'accepted'))
    throw answerStale();
  if (answer.kind === 'amendment') return applyAmendment(db, referral, answer, author);
  if (answer.kind === 'withdrawal') {
    const decision = {
      state: 'withdrawn',
      by: author.by,
      at: author.at,
      reason: answer.content.reason ?? 'other',
      phase,
    } as const;
    if ((await isUsed(db, id)) || !(await decide(db, id, decision))) throw answerStale();
    return endStay(db, id);
  }
  if (referral.state !== 'new') throw answerStale();
  const date = await statedDate(db, id, answer);
  const confirmed = { by: referral.prison, on: answer.answeredAt.toZonedDateTimeISO(zone).toPlainDate() };
  const as =
    answer.kind === 'released' ? 'happened' : answer.content.answer === 'same' ? 'before' : 'planned';
  const by = `link ${answer.linkId}`;
  await restateDate(db, id, { date, as, source: referralSource, confirmed, by, at: author.at });
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
