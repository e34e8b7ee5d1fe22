import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../../../programme/mentors/fields.ts';
import { guardians } from '../../access.ts';
import { findErasure, heldNow, subjectOf, wouldGo } from '../store.ts';
import { ErasurePage } from './view.tsx';

export const showErasure = get('/privacy/erasures/:id', {
  access: guardians,
  params: idParams,
  reads: 'erasure.read',
  show: async ({ privacy, page, params, viewer, clock, newRequestId }) => {
    const found = await privacy.read(async (db) => {
      const erasure = await findErasure(db, params.id);
      if (erasure === undefined) return undefined;
      const waits = erasure.doneAt === undefined && erasure.droppedAt === undefined;
      const subject = waits ? await subjectOf(db, erasure) : undefined;
      return {
        erasure,
        name: subject?.name,
        goes: subject === undefined ? [] : await wouldGo(db, subject),
        holds: subject === undefined ? [] : await heldNow(db, subject, clock.today()),
      };
    });
    if (found === undefined) return notFound;
    return view(
      <ErasurePage
        page={page}
        {...found}
        own={found.erasure.askedBy === viewer.userId}
        requestId={newRequestId}
      />,
    );
  },
});
