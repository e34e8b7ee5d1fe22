import { z } from 'zod';
import { get, notFound, post, type RouteContext, redirect, rejectedForm, view } from '../../office/route.ts';
import { idParams, staff } from '../studies/access.ts';
import { unblindingState } from './load.ts';
import { askedAlready, changedSince, mustBeAnother, notWaiting } from './policies.ts';
import { agreeUnblinding, askUnblinding } from './store.ts';
import { UnblindingPage } from './view.tsx';

type Context = Pick<RouteContext<z.output<typeof idParams>, unknown, unknown>, 'study' | 'params' | 'viewer'>;

const load = ({ study, params, viewer }: Context) =>
  study.read((db) => unblindingState(db, viewer.organisation?.id ?? '', params.id));

export const showUnblinding = get('/studies/:id/unblinding', {
  access: staff,
  params: idParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    const { page, viewer, newRequestId } = context;
    return view(<UnblindingPage page={page} {...found} viewerId={viewer.userId} requestId={newRequestId} />);
  },
});

const reason = 'Skriv, hvorfor grupperne skal åbnes nu. | Write why the groups are to be opened now.';

export const askForUnblinding = post('/studies/:id/unblinding', {
  access: staff,
  params: idParams,
  body: z.strictObject({
    analysis: z.uuid(),
    reason: z.string(reason).trim().min(10, reason).max(500, 'Højst 500 tegn. | At most 500 characters.'),
  }),
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
        if (found?.analysis?.id !== body.analysis) throw changedSince();
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
    const found = await load(context);
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

export const agreeToUnblinding = post('/studies/:id/unblinding/agree', {
  access: staff,
  params: idParams,
  body: z.strictObject({ unblinding: z.uuid(), hash: z.string().length(64) }),
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
        if (found?.unblinding?.id !== body.unblinding) throw notWaiting();
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
