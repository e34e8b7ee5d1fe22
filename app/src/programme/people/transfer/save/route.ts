import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { joinWords } from '../../../../ui/index.ts';
import { tellMentors } from '../../../courses/notices.ts';
import { idParams } from '../../../mentors/fields.ts';
import { addPlacement, placementsOf, sitsThere } from '../../placements.ts';
import { impossibleDay } from '../../possible-days.ts';
import { lockPerson } from '../../store.ts';
import { clearancesAfterTransfer } from '../clearances.ts';
import { access, loadTransfer, returnForm } from '../page.tsx';
import { transferSchema } from '../schema.ts';
import { texts } from '../texts.ts';

const releasedMeanwhile = () => new Refused('released', { da: texts.da.released, en: texts.en.released });
const alreadyThere = () => new Refused('already-there', { da: texts.da.same, en: texts.en.same });

/** Writes where the person sits now. The pair and the plan stay; the mentors are told. */
export const transferPerson = post('/people/:id/transfer', {
  access,
  params: idParams,
  body: transferSchema,
  audit: 'person.transferred',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const found = await loadTransfer(context);
    if (found === undefined) return notFound;
    if (found.released) throw releasedMeanwhile();
    const text = texts[lang];
    const { person, courseId } = found;
    const to = found.prisons.find(({ id }) => id === body.prison);
    const values = { prison: body.prison, from: body.from.toString() };
    const wrong = (errors: Readonly<Record<string, string>>) =>
      returnForm(context, { errors, values, lists: {} });
    if (to === undefined) return wrong({ prison: text.unknown });
    if (Temporal.PlainDate.compare(body.from, clock.today()) > 0) return wrong({ from: text.future });
    const impossible = impossibleDay(lang, clock.today(), body.from, 'today');
    if (impossible !== undefined) return wrong({ from: impossible });
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const event = {
      action: 'person.transferred',
      subject: person.id,
      branchId: person.branch_id,
      detail: { prison: to.id, from: values.from },
    };
    const { placementId } = await cases.change(event, async (db) => {
      await lockPerson(db, person.id);
      const placed = {
        personId: person.id,
        organisationId: person.organisation_id,
        branchId: person.branch_id,
        stay: found.stay,
        before: found.prison?.id,
      };
      const move = { prisonId: to.id, from: body.from };
      if (sitsThere(await placementsOf(db, person.id), placed, move)) throw alreadyThere();
      const id = await addPlacement(db, placed, move, author);
      if (courseId !== undefined) await tellMentors(db, courseId, 'transfer', id, author.now);
      return { placementId: id };
    });
    const lacking =
      courseId === undefined
        ? []
        : (await cases.read((db) => clearancesAfterTransfer(db, courseId))).filter(
            ({ state }) => state !== 'holds',
          );
    const names = joinWords(
      lang,
      lacking.map(({ mentor }) => mentor),
    );
    return redirect(courseId === undefined ? `/people/${person.id}` : `/courses/${courseId}`, {
      kind: lacking.length === 0 ? 'done' : 'warning',
      text: lacking.length === 0 ? text.done(to.name) : `${text.done(to.name)} ${text.lacking(names)}`,
      ...(found.prison === undefined
        ? {}
        : {
            undo: {
              action: `/people/${person.id}/transfer/undo`,
              fields: { placement: placementId },
              text: text.undo,
            },
          }),
    });
  },
  rejected: returnForm,
});
