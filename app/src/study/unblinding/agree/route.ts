import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams, staff } from '../../studies/access.ts';
import { absentStudy } from '../../studies/policies.ts';
import { unblindingState } from '../load.ts';
import { changedSince, mustBeAnother, notWaiting } from '../policies.ts';
import { agreeUnblinding } from '../store.ts';

export const agreeToUnblinding = post('/studies/:id/unblinding/agree', {
  access: staff,
  params: idParams,
  body: z.strictObject({ unblinding: z.uuid(), hash: z.string().length(64) }),
  proof: 'recent',
  audit: 'unblinding.agreed',
  act: async ({ study, params, viewer, clock, body, say }) => {
    const organisationId = viewer.organisation?.id ?? '';
    await study.change(
      {
        action: 'unblinding.agreed',
        subject: params.id,
        detail: { unblinding: body.unblinding, results: body.hash },
      },
      async (db) => {
        const found = await unblindingState(db, organisationId, params.id);
        if (found === undefined) throw absentStudy();
        if (found.unblinding?.id !== body.unblinding) throw notWaiting();
        if (found.analysis?.hash !== body.hash) throw changedSince();
        mustBeAnother(found.unblinding, viewer.userId);
        if (!(await agreeUnblinding(db, body.unblinding, viewer.userId, clock.now()))) throw notWaiting();
        return { id: body.unblinding };
      },
    );
    return redirect(`/studies/${params.id}/unblinding`, {
      kind: 'done',
      text: say({ da: 'Grupperne er åbnet.', en: 'The groups are open.' }),
    });
  },
  rejected: async () => notFound,
});
