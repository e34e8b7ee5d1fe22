import { z } from 'zod';
import { Absent } from '../../refused.ts';
import { notFound, post, redirect } from '../../route.ts';
import { setWriting } from '../store.ts';
import { texts } from '../texts.ts';

/** Closes a branch for changes, or opens it again. */
export const changeWriting = post('/branches', {
  access: { who: ['administrator'], over: 'organisation' },
  body: z.strictObject({ branch: z.uuid(), writing: z.enum(['closed', 'open']) }),
  audit: 'branch.closed-for-writing',
  act: async ({ cases, clock, body, lang }) => {
    const isClosed = body.writing === 'closed';
    const action = isClosed ? 'branch.closed-for-writing' : 'branch.opened-for-writing';
    await cases.change({ action, subject: body.branch, branchId: body.branch }, async (db) => {
      if (!(await setWriting(db, body.branch, isClosed, clock.now()))) throw new Absent('no-such-branch');
      return {};
    });
    return redirect('/branches', { kind: 'done', text: texts[lang].done[body.writing] });
  },
  rejected: async () => notFound,
});
