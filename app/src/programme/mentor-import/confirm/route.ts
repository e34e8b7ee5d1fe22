import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { overImport } from '../access.ts';
import { readIn } from '../store.ts';
import { obstacleText, texts } from '../texts.ts';

/** All rows that are ready, or none. */
export const readMentorFileIn = post('/mentors/import/:id', {
  access: overImport,
  params: idParams,
  body: z.strictObject({}),
  audit: 'mentors.imported',
  act: async ({ cases, house, clock, params, lang }) => {
    const { read } = await cases.change(
      (result: { read: number }) => ({
        action: 'mentors.imported',
        subject: params.id,
        detail: { rows: result.read },
      }),
      async (db) => {
        const outcome = await readIn(db, house.secrets, params.id, clock.now(), clock.today());
        if (outcome === undefined) throw new Absent('import');
        if (typeof outcome === 'string') throw new Refused(`import-${outcome}`, obstacleText[outcome]);
        return { read: outcome };
      },
    );
    return redirect('/mentors/pipeline', { kind: 'done', text: texts[lang].done(read) });
  },
  rejected: async () => notFound,
});
