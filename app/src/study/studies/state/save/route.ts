import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams, manager } from '../../access.ts';
import { mustBeNext, staleState } from '../../policies.ts';
import { findStudy, moveState } from '../../store.ts';
import { stateWords } from '../../texts.ts';
import { stateSchema } from '../schema.ts';

export const changeState = post('/studies/:id/state', {
  access: manager,
  params: idParams,
  body: stateSchema,
  audit: 'study.state-changed',
  act: async ({ study, params, body, viewer, page }) => {
    const { from, to } = body;
    const found = await study.read((db) => findStudy(db, viewer.organisation?.id ?? '', params.id));
    if (found === undefined) return notFound;
    mustBeNext(from, to);
    const event = { action: 'study.state-changed', subject: found.id, detail: { from, to } };
    await study.change(event, async (db) => {
      if (!(await moveState(db, found.id, from, to))) throw staleState();
      return { id: found.id };
    });
    return redirect(`/studies/${found.id}`, { kind: 'done', text: `${stateWords[page.lang][to]}.` });
  },
  rejected: async () => notFound,
});
