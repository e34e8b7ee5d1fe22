import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { findMerge } from '../came-along.ts';
import { access } from '../page.tsx';
import { mustBeUndoable, pageChanged } from '../policies.ts';
import { undoSchema } from '../schema.ts';
import { lockBoth } from '../store.ts';
import { texts } from '../texts.ts';
import { undoBlockOf, undoMerge } from '../undo-store.ts';

/** Two pages again, while nothing rests on the one. */
export const undoMergeRoute = post('/people/:id/merge/undo', {
  access,
  params: idParams,
  body: undoSchema,
  audit: 'person.merge-undone',
  act: async (context) => {
    const { cases, clock, viewer, body, params, lang } = context;
    const merge = await cases.read((db) => findMerge(db, body.merge));
    if (merge === undefined || merge.keptId !== params.id) return notFound;
    const event = {
      action: 'person.merge-undone',
      subject: merge.keptId,
      branchId: merge.branchId,
      detail: { merge: merge.id, gone: merge.goneId },
    };
    await cases.change(event, async (db) => {
      await lockBoth(db, [merge.keptId, merge.goneId]);
      if ((await findMerge(db, merge.id)) === undefined) throw pageChanged();
      mustBeUndoable(await undoBlockOf(db, merge));
      await undoMerge(db, merge, { by: viewer.userId, now: clock.now(), today: clock.today() });
      return {};
    });
    return redirect(`/people/${merge.keptId}`, { kind: 'done', text: texts[lang].undone });
  },
  rejected: async () => notFound,
});
