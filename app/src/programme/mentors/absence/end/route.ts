import { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../fields.ts';
import { findMentor } from '../../store.ts';
import { access } from '../access.ts';
import { endAbsence } from '../store.ts';
import { texts } from '../texts.ts';

/** Back today, before the day that was written or from an absence without one. */
export const recordReturn = post('/mentors/:id/absence/end', {
  access,
  params: idParams,
  body: z.strictObject({}),
  audit: 'mentor.returned',
  act: async ({ cases, clock, params, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    await cases.change(
      { action: 'mentor.returned', subject: found.id, branchId: found.branchId },
      async (db) => {
        if (!(await endAbsence(db, found.id, today)))
          throw new Refused('not-away', { da: texts.da.notAway, en: texts.en.notAway });
        return {};
      },
    );
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: texts[lang].ended });
  },
  rejected: async () => notFound,
});
