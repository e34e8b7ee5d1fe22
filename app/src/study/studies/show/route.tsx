import { get, notFound, view } from '../../../office/route.ts';
import { has } from '../../../office/viewer.ts';
import { currentImport } from '../../outcomes/store.ts';
import { idParams, staff } from '../access.ts';
import { findStudy, progressOf } from '../store.ts';
import { StudyPage } from './view.tsx';

export const showStudy = get('/studies/:id', {
  access: staff,
  params: idParams,
  reads: 'nothing sensitive',
  show: async ({ study, page, params, viewer, clock }) => {
    const found = await study.read(async (db) => {
      const one = await findStudy(db, viewer.organisation?.id ?? '', params.id);
      if (one === undefined) return undefined;
      return {
        study: one,
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
        today={clock.today()}
      />,
    );
  },
});
