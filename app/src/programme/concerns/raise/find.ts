import { z } from 'zod';
import { whoChanges } from '../../../office/fields.ts';
import type { RouteContext } from '../../../office/route.ts';
import { ownCourse } from '../../contacts/visibility.ts';

export const access = { who: whoChanges(['mentor'], 'concern'), over: 'own', subject: 'course' } as const;

export const params = z.object({ courseId: z.uuid() });

type Context = Pick<
  RouteContext<{ courseId: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

export const find = ({ cases, params: asked, clock }: Context) =>
  cases.read((db) => ownCourse(db, asked.courseId, clock.today()));
