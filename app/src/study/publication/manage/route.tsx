import type { z } from 'zod';
import { get, notFound, post, type RouteContext, redirect, view } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { orRefuse } from '../../analysis/load.ts';
import { loadData } from '../../analysis/store.ts';
import { idParams, manager, noFields } from '../../studies/access.ts';
import { unblindingState } from '../../unblinding/load.ts';
import { mustBeApproved, nothingToWithdraw } from '../policies.ts';
import { releaseOf } from '../release.ts';
import { publicationOf, publish, withdraw } from '../store.ts';
import { PublicationPage } from './view.tsx';

type Context = Pick<RouteContext<z.output<typeof idParams>, unknown, unknown>, 'params' | 'viewer'>;

/** The release that would be published now. @throws Refused */
const prepare = async (db: Database, { params, viewer }: Context) => {
  const approved = mustBeApproved(await unblindingState(db, viewer.organisation?.id ?? '', params.id));
  const loaded = await loadData(db, approved.study);
  if (loaded.importId === undefined) throw new TypeError('an analysed study has an import');
  const { analysis, mentoringCode } = approved;
  const release = orRefuse(() => releaseOf(loaded.data, mentoringCode, analysis.hash));
  return { ...approved, release };
};

export const showPublication = get('/studies/:id/publication', {
  access: manager,
  params: idParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const { study, page, params, viewer, newRequestId } = context;
    const found = await study.read(async (db) => {
      const state = await unblindingState(db, viewer.organisation?.id ?? '', params.id);
      if (state === undefined) return undefined;
      const standing = await publicationOf(db, state.study.id);
      const approved = state.unblinding?.approvedAt !== undefined;
      const release = approved && standing === undefined ? (await prepare(db, context)).release : undefined;
      return { study: state.study, standing, approved, release };
    });
    if (found === undefined) return notFound;
    return view(<PublicationPage page={page} {...found} requestId={newRequestId} />);
  },
});

export const publishStudy = post('/studies/:id/publication', {
  access: manager,
  params: idParams,
  body: noFields,
  audit: 'study.published',
  act: async (context) => {
    const { study, viewer, clock, say, params } = context;
    const { slug } = await study.change<{
      readonly slug: string;
      readonly hash: string;
      readonly id: string;
    }>(
      ({ id, hash }) => ({
        action: 'study.published',
        subject: params.id,
        detail: { publication: id, hash },
      }),
      async (db) => {
        const prepared = await prepare(db, context);
        const id = await publish(db, {
          studyId: prepared.study.id,
          organisationId: viewer.organisation?.id ?? '',
          analysisId: prepared.analysis.id,
          mentoringCode: prepared.mentoringCode,
          release: prepared.release,
          by: viewer.userId,
          at: clock.now(),
        });
        return { id, slug: prepared.study.slug, hash: prepared.release.hash };
      },
    );
    return redirect(`/results/${slug}`, {
      kind: 'done',
      text: say({ da: 'Resultatet er offentliggjort.', en: 'The result is published.' }),
    });
  },
  rejected: async () => notFound,
});

export const withdrawPublication = post('/studies/:id/publication/withdraw', {
  access: manager,
  params: idParams,
  body: noFields,
  audit: 'study.publication-withdrawn',
  act: async ({ study, params, viewer, clock, say }) => {
    const event = { action: 'study.publication-withdrawn', subject: params.id };
    await study.change(event, async (db) => {
      if (!(await withdraw(db, params.id, viewer.userId, clock.now()))) throw nothingToWithdraw();
      return { id: params.id };
    });
    return redirect(`/studies/${params.id}/publication`, {
      kind: 'done',
      text: say({ da: 'Resultatet er trukket tilbage.', en: 'The result is withdrawn.' }),
    });
  },
  rejected: async () => notFound,
});
