import type pg from 'pg';
import { type Anchor, type Problem, type Verdict, verifyAudit } from './verify.ts';

/** How the chain ended when it was last found whole. */
export const lastAnchor = async (owner: pg.ClientBase): Promise<Anchor | undefined> => {
  const found = await owner.query<{ seq: string; hash: string }>(
    `select events::text as seq, encode(head_hash, 'hex') as hash from audit.verification
     where first_bad is null order by id desc limit 1`,
  );
  const last = found.rows[0];
  return last === undefined ? undefined : { seq: Number(last.seq), hash: last.hash };
};

/**
 * Verifies the trail against its last anchor and those that were kept elsewhere, and notes what was found: the audit
 * page tells it. Whoever rewrites the whole trail can rewrite the last anchor too, but not what is kept elsewhere.
 */
export const verifyAndNote = async (
  owner: pg.ClientBase,
  at: Temporal.Instant,
  ...elsewhere: readonly Anchor[]
): Promise<Verdict> => {
  const last = await lastAnchor(owner);
  const verdict = await verifyAudit(owner, ...(last === undefined ? [] : [last]), ...elsewhere);
  await owner.query(
    `insert into audit.verification (at, events, head_hash, first_bad, problem)
     values ($1, $2, decode($3, 'hex'), $4, $5)`,
    [
      at.toString(),
      verdict.events,
      verdict.headHash,
      verdict.ok ? null : verdict.seq,
      verdict.ok ? null : verdict.problem,
    ],
  );
  return verdict;
};

/** What is wrong with an event, as the rest of a sentence. */
export const problemWords: Readonly<Record<'da' | 'en', Readonly<Record<Problem, string>>>> = {
  da: {
    missing: 'den mangler, men der er senere hændelser',
    extra: 'dens nummer er brugt i forvejen eller mindre end 1',
    form: 'den indeholder noget, som ingen hændelse kan være skrevet med',
    link: 'den følger ikke af hændelsen før den; en af de to er skiftet ud',
    changed: 'dens indhold er ikke det, der blev skrevet',
    cut: 'sporet slutter før den, men den er skrevet',
    head: 'sporet slutter et andet sted, end der er noteret',
    anchor: 'den er ikke den hændelse, der blev kontrolleret tidligere; sporet er skrevet om',
  },
  en: {
    missing: 'it is not there, though later ones are',
    extra: 'its number is taken, or below 1',
    form: 'it holds a value that no event can have been written with',
    link: 'it does not follow from the one before it; one of the two was exchanged',
    changed: 'its content is not what was written',
    cut: 'the trail ends before it, though it was written',
    head: 'the trail ends elsewhere than was noted',
    anchor: 'it is not the event that was verified earlier; the trail was written anew',
  },
};
