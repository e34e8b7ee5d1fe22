import { get, notFound, view } from '../../../office/route.ts';
import { has } from '../../../office/viewer.ts';
import { currentImport } from '../../outcomes/store.ts';
import { publicationOf } from '../../publication/store.ts';
import { unblindingState } from '../../unblinding/load.ts';
import { idParams, staff } from '../access.ts';
import { progressOf } from '../store.ts';
import { StudyPage } from './view.tsx';

export const showStudy = get('/studies/:id', {
  access: staff,
  params: idParams,
  reads: 'nothing sensitive',
  show: async ({ study, page, params, viewer }) => {
    const found = await study.read(async (db) => {
      const state = await unblindingState(db, viewer.organisation?.id ?? '', params.id);
      if (state === undefined) return undefined;
      const one = state.study;
      return {
        study: one,
        analysed: state.analysis !== undefined,
        unblinded: state.unblinding?.approvedAt !== undefined,
        published: await publicationOf(db, one.id),
        progress: await progressOf(db, one.id),
        outcomes: await currentImport(db, one.id),
      };
    });
    if (found === undefined) return notFound;
    return view(
      <StudyPage
        page={page}
        {...found}
        mayManage={has(viewer, 'trial-manager')}
        mayAnalyse={has(viewer, 'evaluator')}
      />,
    );
  },
});
