import { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { takeBackNotices, tellMentors } from '../../../courses/notices.ts';
import { idParams } from '../../../mentors/fields.ts';
import { placementsOf, takeableMove, takeBackMove } from '../../placements.ts';
import { lockPerson } from '../../store.ts';
import { access, loadTransfer } from '../page.tsx';
import { texts } from '../texts.ts';

const tooLate = () => new Refused('move-stands', { da: texts.da.tooLate, en: texts.en.tooLate });

/** Takes the last move back while that is possible; whoever has been told of it is told once more. */
export const undoTransfer = post('/people/:id/transfer/undo', {
  access,
  params: idParams,
  body: z.strictObject({ placement: z.uuid() }),
  audit: 'person.transfer-undone',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const found = await loadTransfer(context);
    if (found === undefined || found.released) return notFound;
    const { person, stay, courseId } = found;
    const event = {
      action: 'person.transfer-undone',
      subject: person.id,
      branchId: person.branch_id,
      detail: { placement: body.placement },
    };
    await cases.change(event, async (db) => {
      await lockPerson(db, person.id);
      const at = clock.now();
      const move = takeableMove(await placementsOf(db, person.id), stay, at);
      if (move?.id !== body.placement) throw tooLate();
      await takeBackMove(db, person.id, { id: move.id, at });
      const gone = await takeBackNotices(db, move.id);
      if (gone > 0 && courseId !== undefined)
        await tellMentors(db, courseId, 'transfer-undone', crypto.randomUUID(), at);
      return {};
    });
    return redirect(courseId === undefined ? `/people/${person.id}` : `/courses/${courseId}`, {
      kind: 'done',
      text: texts[lang].undone,
    });
  },
  rejected: async () => notFound,
});
