import { z } from 'zod';
import { Refused } from '../../office/refused.ts';
import type { RouteContext } from '../../office/route.ts';
import type { Database } from '../../platform/database/register.ts';
import { findStudy } from '../studies/store.ts';
import { askedNow } from './asked.ts';
import { toCarry } from './carry.ts';
import { readOutcomeFile } from './file.ts';
import { broughtBefore, currentImport, findStaged, knownKeys } from './store.ts';

export const stagedParams = z.object({ id: z.uuid(), staged: z.uuid() });
type Context = Pick<
  RouteContext<z.output<typeof stagedParams>, unknown, unknown>,
  'params' | 'viewer' | 'clock'
>;

export const expired = () =>
  new Refused('staged-expired', {
    da: 'Filen ligger her ikke længere: den er hentet, afløst eller mere end en time gammel. Intet er hentet nu. Prøv filen igen.',
    en: 'The file is no longer here: it was brought in, replaced, or is more than an hour old. Nothing was brought in now. Try the file again.',
  });
const notAsBefore = () =>
  new Refused('staged-changed', {
    da: 'Filen er ikke længere uden fejl: deltagerne har ændret sig siden prøven. Intet er hentet. Prøv filen igen.',
    en: 'The file is no longer without errors: the participants have changed since the dry run. Nothing was brought in. Try the file again.',
  });

/** The staged file read once more: what is confirmed is what was tried. */
export const loadStaged = async (db: Database, { params, viewer, clock }: Context) => {
  const study = await findStudy(db, viewer.organisation?.id ?? '', params.id);
  if (study === undefined) return undefined;
  const staged = await findStaged(db, study.id, params.staged, clock.now());
  if (staged === undefined) throw expired();
  const keys = await knownKeys(db, study.id);
  const read = await readOutcomeFile(staged.content, {
    knownKeys: keys,
    completeUntil: staged.completeUntil,
  });
  if (read.faults.length > 0 || read.problems.length > 0 || read.hash !== staged.fileHash)
    throw notAsBefore();
  const current = await currentImport(db, study.id);
  const replaced = await broughtBefore(db, study.id, staged);
  const inFile = new Set([...read.rows, ...read.ends].map((row) => row.studyKey));
  const asked = await askedNow(db, study.id);
  const carried = current === undefined ? undefined : await toCarry(db, study.id, current.id, inFile);
  return { study, staged, keys, read, current, replaced, carried, asked };
};
