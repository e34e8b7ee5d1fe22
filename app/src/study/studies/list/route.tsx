import { get, view } from '../../../office/route.ts';
import { has } from '../../../office/viewer.ts';
import { listStudies } from '../store.ts';
import { StudyListPage } from './view.tsx';

export const showStudies = get('/studies', {
  access: { who: ['trial-manager', 'evaluator'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ study, page, viewer }) => {
    const studies = await study.read((db) => listStudies(db, viewer.organisation?.id ?? ''));
    return view(<StudyListPage page={page} studies={studies} mayRegister={has(viewer, 'trial-manager')} />);
  },
});
