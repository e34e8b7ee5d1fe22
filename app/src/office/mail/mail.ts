/** What is to be said to whom. The words are ready: mail knows nothing of what it is about. */
export interface Letter {
  /** One mail address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/**
 * How sending ended. `error` begins with a code, for example `EENVELOPE 550 no such mailbox`.
 * - refused: the mail server will never take this one
 * - failed: it may go another time; `unreachable` when it is about the server and not about this letter
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string; readonly unreachable: boolean };

/** waiting: tried (again) when it is due; failed: not tried again by itself. */
export type MailState = 'waiting' | 'sent' | 'failed';

const firstDelay = 60;
const longestDelay = 4 * 60 * 60;

/** A mail is tried this often, over some two days. */
export const mostAttempts = 20;

/** Seconds until the next try after so many: one minute, two, four, up to four hours. */
export const delayAfter = (attempts: number): number =>
  Math.min(longestDelay, firstDelay * 2 ** (attempts - 1));

/**
 * Hours after which mail that was due and not tried is not sent any more, as when there was no mail server until now:
 * it has been handed on by then, and its links have run out.
 */
export const staleAfterHours = 7 * 24;

/** What `last_error` begins with then. */
export const staleError = 'STALE';
