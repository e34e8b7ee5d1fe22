import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { idParams, staff } from '../../studies/access.ts';
import { absentStudy } from '../../studies/policies.ts';
import { loadUnblinding, unblindingState } from '../load.ts';
import { askedAlready, changedSince } from '../policies.ts';
import { UnblindingPage } from '../show/view.tsx';
import { askUnblinding } from '../store.ts';
import { askSchema } from './schema.ts';

export const askForUnblinding = post('/studies/:id/unblinding', {
  access: staff,
  params: idParams,
  body: askSchema,
  proof: 'recent',
  audit: 'unblinding.asked',
  act: async (context) => {
    const { study, params, viewer, clock, body, say } = context;
    const organisationId = viewer.organisation?.id ?? '';
    await study.change<{ readonly id: string }>(
      ({ id }) => ({
        action: 'unblinding.asked',
        subject: params.id,
        detail: { unblinding: id, analysis: body.analysis },
      }),
      async (db) => {
        const found = await unblindingState(db, organisationId, params.id);
        if (found === undefined) throw absentStudy();
        if (found.analysis?.id !== body.analysis) throw changedSince();
        const wish = {
          studyId: found.study.id,
          organisationId,
          analysisId: body.analysis,
          reason: body.reason,
        };
        const id = await askUnblinding(db, { ...wish, by: viewer.userId, at: clock.now() });
        if (id === undefined) throw askedAlready();
        return { id };
      },
    );
    return redirect(`/studies/${params.id}/unblinding`, {
      kind: 'done',
      text: say({
        da: 'Du har bedt om afblinding. En anden skal sige ja.',
        en: 'You have asked for unblinding. Somebody else must agree.',
      }),
    });
  },
  rejected: async (context, { errors, values }) => {
    const found = await loadUnblinding(context);
    if (found === undefined) return notFound;
    const { page, viewer, newRequestId } = context;
    return rejectedForm(
      <UnblindingPage
        page={page}
        {...found}
        viewerId={viewer.userId}
        requestId={newRequestId}
        errors={errors}
        reason={values['reason'] ?? ''}
      />,
    );
  },
});
