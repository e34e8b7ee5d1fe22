import { z } from 'zod';
import { get, notFound, view } from '../../../../office/route.ts';
import { ConfirmPage } from '../../../../ui/index.ts';
import { idParams, manager } from '../../access.ts';
import { mustBeNext } from '../../policies.ts';
import { findStudy } from '../../store.ts';
import { moveMeaning, moveWords } from '../../texts.ts';
import { states } from '../schema.ts';

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
