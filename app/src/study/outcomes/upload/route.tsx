import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { idParams, manager } from '../../studies/access.ts';
import { findStudy } from '../../studies/store.ts';
import { fileBytes, readOutcomeFile } from '../file.ts';
import { knownKeys, stage } from '../store.ts';
import { nothingFilled, outcomesPage } from './page.tsx';
import { uploadSchema } from './schema.ts';

const inTheFuture = {
  da: 'Dagen er ikke kommet endnu. Dataene kan ikke være fuldstændige til da.',
  en: 'That day has not come yet. The data cannot be complete up to then.',
};

/** The dry run: nothing is brought in; a file without fault is kept for an hour, to be confirmed as it is. */
export const uploadOutcomes = post('/studies/:id/outcomes', {
  access: manager,
  params: idParams,
  body: uploadSchema,
  audit: 'outcomes.staged',
  limit: fileBytes + 65_536,
  act: async (context) => {
    const { study, params, viewer, clock, body, say } = context;
    const organisationId = viewer.organisation?.id ?? '';
    const known = await study.read(async (db) => {
      const found = await findStudy(db, organisationId, params.id);
      return found && { id: found.id, keys: await knownKeys(db, found.id) };
    });
    if (known === undefined) return notFound;
    const { completeUntil, file } = body;
    const values = { completeUntil: completeUntil.toString() };
    if (Temporal.PlainDate.compare(completeUntil, clock.today()) > 0)
      return rejectedForm(
        await outcomesPage(context, {
          ...nothingFilled,
          values,
          errors: { completeUntil: say(inTheFuture) },
        }),
      );
    const content = Buffer.from(await file.arrayBuffer());
    const read = await readOutcomeFile(content, { knownKeys: known.keys, completeUntil });
    if (read.problems.length > 0 || read.faults.length > 0)
      return rejectedForm(await outcomesPage(context, { ...nothingFilled, values }, read));
    const staged = await study.change(
      {
        action: 'outcomes.staged',
        subject: known.id,
        detail: { file: read.hash, rows: read.rows.length, completeUntil: completeUntil.toString() },
      },
      async (db) => ({
        id: await stage(
          db,
          {
            studyId: known.id,
            organisationId,
            fileName: file.name.slice(0, 200),
            fileHash: read.hash,
            content,
            completeUntil,
            by: viewer.userId,
          },
          clock.now(),
        ),
      }),
    );
    return redirect(`/studies/${known.id}/outcomes/${staged.id}`);
  },
  rejected: async (context, filled) => {
    const page = await outcomesPage(context, filled);
    return page === undefined ? notFound : rejectedForm(page);
  },
});
