import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams, manager, noFields } from '../../studies/access.ts';
import { prepareRelease } from '../prepare.ts';
import { publish } from '../store.ts';

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
        const prepared = await prepareRelease(db, context);
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
