import { expect, test } from 'vitest';
import { StartError } from '../../start-error.ts';
import { asAccount, canEnter, chooseAccount } from './account.ts';

const root = 'root:x:0:0:root:/root:/bin/bash';
const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';
const postgres = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash';

test('the account that is there for it is preferred, whatever the order', () => {
  expect(chooseAccount([root, nobody, postgres, ''].join('\n'))).toEqual({
    name: 'postgres',
    uid: 101,
    gid: 104,
  });
});

test('without it, nobody', () => {
  expect(chooseAccount([root, nobody].join('\n'))).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
});

test('macOS: comments, a negative number, an underscore', () => {
  const passwd = [
    '##',
    '# User Database',
    'nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false',
    root,
  ];
  expect(chooseAccount(passwd.join('\n'))).toEqual({ name: 'nobody', uid: -2, gid: -2 });
  const server = '_postgres:*:216:216:PostgreSQL Server:/var/empty:/usr/bin/false';
  expect(chooseAccount([...passwd, server].join('\n')).name).toBe('_postgres');
});

test('an account that is root under another name does not help', () => {
  expect(() => chooseAccount([root, 'nobody:x:0:0::/:/bin/sh'].join('\n'))).toThrow(StartError);
  expect(() => chooseAccount(root)).toThrow(/neither an account "postgres" nor "nobody": start [^\n]*$/u);
});

test('no switch without an account', () => {
  expect(asAccount(undefined)).toEqual({});
});

test.runIf(process.getuid?.() === 0)('root sees which folders another account can enter', () => {
  const account = chooseAccount(nobody);
  expect(canEnter(account, '/')).toBe(true);
  expect(canEnter(account, '/proc/1/cwd')).toBe(false);
});
