import { STUDY_STATES } from '@primus-motor/trial';
import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { idParams, manager } from '../access.ts';
import { mustBeNext, staleState } from '../policies.ts';
import { findStudy, moveState } from '../store.ts';
import { moveMeaning, moveWords, stateWords } from '../texts.ts';

const states = z.enum(STUDY_STATES);

export const confirmState = get('/studies/:id/state', {
  access: manager,
  params: idParams,
  query: z.object({ to: states.optional() }),
  reads: 'nothing sensitive',
  show: async ({ study, page, params, query, viewer, newRequestId }) => {
    const found = await study.read((db) => findStudy(db, viewer.organisation?.id ?? '', params.id));
    if (found === undefined || query.to === undefined) return notFound;
    mustBeNext(found.state, query.to);
    return view(
      <ConfirmPage
        page={page}
        title={`${moveWords[page.lang][query.to]}?`}
        lead={found.locked.protocol.title[page.lang]}
        action={`/studies/${found.id}/state`}
        confirm={moveWords[page.lang][query.to]}
        cancelHref={`/studies/${found.id}`}
        fields={{ from: found.state, to: query.to }}
        requestId={newRequestId}
      >
        <p>{moveMeaning[page.lang][query.to]}</p>
      </ConfirmPage>,
    );
  },
});

export const changeState = post('/studies/:id/state', {
  access: manager,
  params: idParams,
  body: z.strictObject({ from: states, to: states }),
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
