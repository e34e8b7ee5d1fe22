import { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { endAbsence } from '../../absence/store.ts';
import { findSelf } from '../../papers-store.ts';
import { access } from '../page.tsx';
import { texts } from '../texts.ts';

/** The mentor is back today, and says so without asking anybody. */
export const beBack = post('/my/about/absence/end', {
  access,
  body: z.strictObject({}),
  audit: 'mentor.returned',
  act: async ({ cases, clock, lang }) => {
    const today = clock.today();
    const mentor = await cases.read((db) => findSelf(db, today));
    if (mentor === undefined) return notFound;
    await cases.change(
      { action: 'mentor.returned', subject: mentor.id, branchId: mentor.branchId },
      async (db) => {
        if (!(await endAbsence(db, mentor.id, today)))
          throw new Refused('not-away', { da: texts.da.notAway, en: texts.en.notAway });
        return {};
      },
    );
    return redirect('/my/about', { kind: 'done', text: texts[lang].isBack });
  },
  rejected: async () => notFound,
});
