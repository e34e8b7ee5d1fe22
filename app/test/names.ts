import { type Secrets, secretsFrom } from '../src/platform/secrets.ts';

/** The migrated database that every test database is a copy of. */
export const template = 'primus_template';

/** Secrets of the test installation; the passwords of its login roles come from them. */
export const testSecrets: Secrets = secretsFrom(Buffer.alloc(32, 'a key for tests, known to all'));
