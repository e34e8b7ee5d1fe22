import { z } from 'zod';
import type { RouteContext } from '../../../office/route.ts';
import { findCourse } from '../../courses/store.ts';
import { runsOn } from '../pair.ts';
import { isAsked } from '../proposal/read.ts';
import { assignmentsOf } from '../store.ts';

export const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;

export const params = z.object({ id: z.uuid(), assignment: z.uuid() });

type Context = Pick<
  RouteContext<z.output<typeof params>, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock'
>;

export const find = async ({ cases, params: asked, clock }: Context) =>
  cases.read(async (db) => {
    const course = await findCourse(db, asked.id);
    if (course === undefined) return undefined;
    const assignment = (await assignmentsOf(db, [course.id])).find((one) => one.id === asked.assignment);
    if (assignment === undefined || !runsOn(assignment, clock.today())) return undefined;
    const cameToday = assignment.from.equals(clock.today());
    return { course, assignment, cameToday, asked: await isAsked(db, course.id, clock.today()) };
  });
