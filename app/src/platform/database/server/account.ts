import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartError } from '../../start-error.ts';

/** The account that PostgreSQL's processes run under. */
export type Account = Readonly<{ name: string; uid: number; gid: number }>;

const preferred = ['postgres', '_postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. As root we therefore start it under an account that has no rights here
 * and that is there already: nothing is added to the machine.
 * @param passwd text of /etc/passwd
 */
export function chooseAccount(passwd: string): Account {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || !/^-?\d+$/u.test(uid ?? '') || !/^-?\d+$/u.test(gid ?? '')) continue;
    if (Number(uid) !== 0) accounts.set(name, Object.freeze({ name, uid: Number(uid), gid: Number(gid) }));
  }
  for (const name of preferred) {
    const account = accounts.get(name);
    if (account !== undefined) return account;
  }
  throw new StartError(
    'PostgreSQL cannot run as root, and this machine has neither an account "postgres" nor "nobody": ' +
      'start Primus Motor as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already',
  );
}

/**
 * The account to switch to: only root can, and only root must. A cluster that exists is run by whoever owns
 * it, so that an ordinary user's data stays that user's when root starts the system once.
 */
export function accountForDatabase(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const chosen = chooseAccount(readFileSync('/etc/passwd', 'utf8'));
  if (owner === undefined || owner.uid === 0 || owner.uid === chosen.uid) return chosen;
  return Object.freeze({ name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid });
}

/** What `spawn` needs to run a program as this account; Node drops root's other groups as well. */
export function asAccount(account: Account | undefined): Readonly<{ uid?: number; gid?: number }> {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/**
 * Whether the account can enter a folder. It is tried rather than worked out from mode bits: access lists,
 * user namespaces and mount options have a say too.
 */
export function canEnter(account: Account, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...asAccount(account),
    cwd: '/',
    env: {},
    stdio: 'ignore',
  });
  return tried.status === 0;
}
