import type { RouteContext } from '../../office/route.ts';
import { trainingCourses } from '../mentors/seen-store.ts';
import type { Returned } from './course-form.tsx';
import { TrainingPage } from './view.tsx';

export const access = { who: ['programme-lead'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'viewer'>;

export const trainingPage = async ({ cases, page, viewer }: Context, returned?: Returned) => {
  const courses = await cases.read((db) => trainingCourses(db, viewer.organisation?.id ?? ''));
  return <TrainingPage page={page} courses={courses} {...(returned === undefined ? {} : { returned })} />;
};
