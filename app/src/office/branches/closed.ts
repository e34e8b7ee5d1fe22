import { Refused } from '../refused.ts';

/** What the database raises when something is written in a branch that is closed for it (`0057_read_only.sql`). */
const code = 'PM001';

const words = {
  da: 'Afdelingen er lukket for ændringer lige nu. Intet er ændret, og alt kan læses. Spørg en administrator, hvornår den åbner.',
  en: 'The branch is closed for changes right now. Nothing was changed, and all can be read. Ask an administrator when it opens.',
};

/** The refusal that a closed branch means; undefined for every other error. */
export const closedBranch = (error: unknown): Refused | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code
    ? new Refused('branch-closed', words)
    : undefined;
