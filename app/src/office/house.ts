import type { Secrets } from '../platform/secrets.ts';
import type { Accounts } from './accounts/accounts.ts';

/** What the composition root brings along for the handlers: settings and services, frozen. */
export interface House {
  readonly publicUrl: string;
  readonly secrets: Secrets;
  readonly accounts: Accounts;
  /** Whether the demo programme may be opened now. */
  readonly demoOpen: () => Promise<boolean>;
  /** Loads the demo programme (`app/src/demo/load.ts`, on the owner connection) if it is not there; gives its organisation’s id. */
  readonly loadDemo: () => Promise<string>;
  /** Whether there is a mail server; without one, mail stays in the outbox and is handed on by people. */
  readonly sendsMail: boolean;
  readonly codeVersion: string;
  readonly projectFolder: string;
}
