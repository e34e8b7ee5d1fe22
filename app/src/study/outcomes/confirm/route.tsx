import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { get, notFound, post, type RouteContext, redirect, view } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { manager, noFields } from '../../studies/access.ts';
import { findStudy } from '../../studies/store.ts';
import { readOutcomeFile } from '../file.ts';
import { currentImport, findStaged, importOutcomes, knownKeys } from '../store.ts';
import { ConfirmImportPage } from './view.tsx';

const params = z.object({ id: z.uuid(), staged: z.uuid() });
type Context = Pick<RouteContext<z.output<typeof params>, unknown, unknown>, 'params' | 'viewer' | 'clock'>;

interface Imported extends Readonly<Record<string, string | number | boolean>> {
  readonly import: string;
  readonly already: boolean;
}

const expired = () =>
  new Refused('staged-expired', {
    da: 'Filen ligger her ikke længere: den er hentet, afløst eller mere end en time gammel. Intet er hentet nu. Prøv filen igen.',
    en: 'The file is no longer here: it was brought in, replaced, or is more than an hour old. Nothing was brought in now. Try the file again.',
  });
const notAsBefore = () =>
  new Refused('staged-changed', {
    da: 'Filen er ikke længere uden fejl: deltagerne har ændret sig siden prøven. Intet er hentet. Prøv filen igen.',
    en: 'The file is no longer without errors: the participants have changed since the dry run. Nothing was brought in. Try the file again.',
  });
const superseded = () =>
  new Refused('import-superseded', {
    da: 'Netop denne fil er hentet før, og en nyere har afløst den. Intet er ændret.',
    en: 'This very file was brought in before, and a newer one has replaced it. Nothing was changed.',
  });

/** The staged file read once more: what is confirmed is what was tried. */
const load = async (db: Database, { params, viewer, clock }: Context) => {
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
  return { study, staged, keys, read, current: await currentImport(db, study.id) };
};

export const showDryRun = get('/studies/:id/outcomes/:staged', {
  access: manager,
  params,
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await context.study.read((db) => load(db, context));
    if (found === undefined) return notFound;
    return view(<ConfirmImportPage page={context.page} requestId={context.newRequestId} {...found} />);
  },
});

export const confirmImport = post('/studies/:id/outcomes/:staged', {
  access: manager,
  params,
  body: noFields,
  audit: 'outcomes.imported',
  act: async (context) => {
    const {
      study,
      params: { id },
      viewer,
      clock,
      say,
    } = context;
    const done = await study.change<Imported>(
      ({ already, ...detail }) => ({
        action: already ? 'outcomes.already-imported' : 'outcomes.imported',
        subject: id,
        detail,
      }),
      async (db) => {
        const found = await load(db, context);
        if (found === undefined) throw expired();
        const { staged, read } = found;
        const imported = await importOutcomes(db, {
          studyId: id,
          organisationId: viewer.organisation?.id ?? '',
          fileName: staged.fileName,
          fileHash: staged.fileHash,
          completeUntil: staged.completeUntil,
          by: viewer.userId,
          at: clock.now(),
          rows: read.rows,
        });
        if (imported === 'superseded') throw superseded();
        return {
          import: imported.id,
          already: imported.already,
          file: staged.fileHash,
          rows: read.rows.length,
        };
      },
    );
    return redirect(`/studies/${id}/outcomes`, {
      kind: 'done',
      text: done.already
        ? say({
            da: 'Filen var hentet allerede. Intet er ændret.',
            en: 'The file had been brought in already. Nothing was changed.',
          })
        : say({ da: 'Udfaldene er hentet.', en: 'The outcomes are brought in.' }),
    });
  },
  rejected: async () => notFound,
});
