import { notFound, post, redirect } from '../../../office/route.ts';
import { manager, noFields } from '../../studies/access.ts';
import { absentStudy } from '../../studies/policies.ts';
import { loadStaged, stagedParams } from '../staged.ts';
import { importOutcomes } from '../store.ts';

interface Imported extends Readonly<Record<string, string | number | boolean>> {
  readonly import: string;
  readonly already: boolean;
}

export const confirmImport = post('/studies/:id/outcomes/:staged', {
  access: manager,
  params: stagedParams,
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
        const found = await loadStaged(db, context);
        if (found === undefined) throw absentStudy();
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
          ends: read.ends,
        });
        return {
          import: imported.id,
          already: imported.already,
          file: staged.fileHash,
          rows: read.rows.length,
          ends: read.ends.length,
          carriedPeople: imported.people,
          carriedRows: imported.rows,
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
