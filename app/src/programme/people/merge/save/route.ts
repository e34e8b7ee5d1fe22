import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { lookForNames } from '../../named.ts';
import { access, returnForm } from '../page.tsx';
import { mustBeFree, pageChanged } from '../policies.ts';
import { mergeSchema } from '../schema.ts';
import { basisOf, judgeBoth } from '../sides.ts';
import { lockBoth, mergePages } from '../store.ts';
import { texts } from '../texts.ts';

/** Makes two pages of one person one, exactly as the preview said. */
export const mergePeople = post('/people/:id/merge', {
  access,
  params: idParams,
  body: mergeSchema,
  warns: lookForNames(['reason']),
  audit: 'person.merged',
  act: async (context) => {
    const { cases, clock, viewer, body, params, lang } = context;
    const both = [params.id, body.other] as const;
    const seen = await cases.read((db) => judgeBoth(db, both, clock.now()));
    if (seen === undefined) return notFound;
    const { reason, basis, rule } = body;
    if (seen.kept.rule !== undefined && seen.gone.rule !== undefined && rule === undefined)
      return returnForm(context, {
        errors: { rule: texts[lang].ruleNeeded },
        values: { other: body.other, reason },
        lists: {},
      });
    const done = await cases.change(
      (made: { readonly merge: string; readonly kept: string; readonly gone: string }) => ({
        action: 'person.merged',
        subject: made.kept,
        branchId: seen.kept.branchId,
        detail: { merge: made.merge, gone: made.gone, stays: seen.stays },
      }),
      async (db) => {
        await lockBoth(db, both);
        const verdict = await judgeBoth(db, both, clock.now());
        if (verdict === undefined || basisOf(verdict) !== basis) throw pageChanged();
        mustBeFree(verdict);
        const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
        const merge = await mergePages(db, verdict, { reason, rule: rule ?? 'kept' }, author);
        return { merge, kept: verdict.kept.id, gone: verdict.gone.id };
      },
    );
    return redirect(`/people/${done.kept}`, {
      kind: 'done',
      text: texts[lang].done,
      undo: {
        action: `/people/${done.kept}/merge/undo`,
        fields: { merge: done.merge },
        text: texts[lang].undo,
      },
    });
  },
  rejected: returnForm,
});
