import { sql } from 'kysely';
import type { KernelParts } from '../../office/kernel.tsx';
import type { AuditEvent, Database } from '../../platform/database/register.ts';
import { askedOfMentors } from '../mentors/approval.ts';
import { tellReserve } from './answers/answer.ts';
import { answerDay } from './proposal/deadline.ts';
import { lapsedInBranchLetter, lapsedToReserveLetter, remindedLetter } from './proposal/letters.ts';
import { tellLapsed } from './proposal/store.ts';
import { answerDaysNow } from './settings/store.ts';

interface Due {
  readonly match_id: string;
  readonly organisation_id: string;
  readonly branch_id: string;
  readonly course_id: string;
  readonly due: 'lapse' | 'remind';
}

/** Somebody answered or took it back meanwhile: nothing is left to do, and nothing is written down. */
class Settled extends Error {
  override readonly name = 'Settled';
}

const lapse = async (db: Database, one: Due, now: Temporal.Instant, today: Temporal.PlainDate) => {
  const id = one.match_id;
  const next = answerDay(today, await answerDaysNow(db, one.organisation_id));
  const { rows } = await sql<{ said: string }>`
    select programme.lapse_match(${id}, ${now.toString()}, ${next.toString()},
      ${askedOfMentors}::jsonb) said`.execute(db);
  const said = rows[0]?.said;
  if (said === 'same') throw new Settled();
  await tellLapsed(db, id, said === 'reserve' ? lapsedToReserveLetter : lapsedInBranchLetter, now);
  if (said === 'reserve') await tellReserve(db, id, now);
  return { reserveAsked: said === 'reserve' };
};

const remind = async (db: Database, id: string, now: Temporal.Instant) => {
  const { subject, body } = remindedLetter;
  const { rows } = await sql<{ told: boolean }>`
    select programme.remind_match(${id}, ${now.toString()}, ${subject}, ${body}) told`.execute(db);
  if (rows[0]?.told !== true) throw new Settled();
  return {};
};

/**
 * Looks after what is asked: after the last day it is over, those concerned are told, and the pair in reserve is asked
 * where that was wished; the day before, who has not answered gets one mail. Each proposal is a change of its own.
 */
export const tendMatches = async ({ registers, clock }: Pick<KernelParts, 'registers' | 'clock'>) => {
  const actor = { userId: '', organisationId: undefined, system: 'matches' };
  const cases = registers.cases(actor, { action: 'matches', requestId: undefined });
  const due = await cases.read(
    async (db) => (await sql<Due>`select * from programme.due_matches()`.execute(db)).rows,
  );
  for (const one of due) {
    const event = (result: Readonly<Record<string, boolean>>): AuditEvent => ({
      action: one.due === 'lapse' ? 'match.lapsed' : 'match.reminded',
      subject: one.course_id,
      organisationId: one.organisation_id,
      branchId: one.branch_id,
      detail: { matchId: one.match_id, ...result },
    });
    try {
      await cases.change<Readonly<Record<string, boolean>>>(event, async (db) =>
        one.due === 'lapse'
          ? lapse(db, one, clock.now(), clock.today())
          : remind(db, one.match_id, clock.now()),
      );
    } catch (error) {
      if (!(error instanceof Settled)) throw error;
    }
  }
};
