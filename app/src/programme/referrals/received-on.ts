import { sql } from 'kysely';

/** The day on which a referral was received, where the people are: half past midnight is the new day. */
export const receivedOn = (referral: string) =>
  sql<string>`(${sql.ref(`${referral}.received_at`)} at time zone 'Europe/Copenhagen')::date`;
