/** One row of `audit.event` as text, column by column: what `readEvents` selects, in its order. */
export type EventRow = readonly [
  seq: string,
  at: string,
  organisationId: string | null,
  branchId: string | null,
  actor: string,
  action: string,
  subject: string | null,
  detail: string,
  previousHash: string,
  hash: string,
];

/** The columns of an event for this module: everything as PostgreSQL's own text, hashes in hex, times in UTC. */
export const eventColumns = `seq::text, at::text, organisation_id::text, branch_id::text, actor, action, subject,
  detail::text, encode(previous_hash, 'hex'), encode(hash, 'hex')`;

const utc = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/u;

/**
 * The text whose bytes are hashed, as `0002_audit.sql` documents it: a line for each column, `-` where there is none,
 * the time in UTC with six decimals. Built here from the columns alone; the writer's function is not asked.
 *
 * @returns undefined when a column holds what can be no part of such a text, or could pass for another column
 */
export const canonicalText = (row: EventRow): string | undefined => {
  const [seq, at, organisationId, branchId, actor, action, subject, detail] = row;
  const time = utc.exec(at);
  if (time === null || subject === '-') return undefined;
  const instant = `${time[1]}T${time[2]}.${(time[3] ?? '').padEnd(6, '0')}Z`;
  const lines = [seq, instant, organisationId ?? '-', branchId ?? '-', actor, action, subject ?? '-', detail];
  return lines.some((line) => line.includes('\n')) ? undefined : lines.join('\n');
};
