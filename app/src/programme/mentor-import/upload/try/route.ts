import { createHash } from 'node:crypto';
import { post, redirect, rejectedForm } from '../../../../office/route.ts';
import { readTable } from '../../../../platform/files/table.ts';
import { coordinator, fileLimits } from '../../access.ts';
import { readHeader } from '../../columns.ts';
import { readRows } from '../../row.ts';
import { keepTried, whoIsKnown } from '../../store.ts';
import { headerProblemText, tableFaultText } from '../../texts.ts';
import { uploadPage } from '../page.tsx';
import { uploadSchema } from '../schema.ts';

/** The dry run: nobody is registered; what was read is kept sealed for a week. */
export const tryMentorFile = post('/mentors/import', {
  access: coordinator,
  body: uploadSchema,
  audit: 'mentors.import-tried',
  limit: fileLimits.bytes + 65_536,
  act: async (context) => {
    const { cases, body, viewer, clock, house, lang } = context;
    const bytes = new Uint8Array(await body.file.arrayBuffer());
    const table = await readTable(bytes, fileLimits);
    if (!table.ok) return rejectedForm(uploadPage(context, [tableFaultText(lang, table.fault, table.line)]));
    const header = readHeader(table.header);
    if (!header.ok)
      return rejectedForm(
        uploadPage(
          context,
          header.problems.map((problem) => headerProblemText(lang, problem)),
        ),
      );
    const hash = createHash('sha256').update(bytes).digest('hex');
    const tried = await cases.change(
      (result: { id: string; ready: number; failed: number }) => ({
        action: 'mentors.import-tried',
        subject: result.id,
        detail: { file: hash, ready: result.ready, failed: result.failed },
      }),
      async (db) => {
        const content = readRows(table.rows, header.columns, await whoIsKnown(db), clock.today());
        const organisationId = viewer.organisation?.id ?? '';
        const by = viewer.userId;
        const id = await keepTried(db, house.secrets, {
          content,
          hash,
          organisationId,
          by,
          now: clock.now(),
        });
        return { id, ready: content.ready.length, failed: content.failed.length };
      },
    );
    return redirect(`/mentors/import/${tried.id}`);
  },
  rejected: async (context, { errors }) => rejectedForm(uploadPage(context, [], errors)),
});
