import { Absent } from '../../../office/refused.ts';
import { notFound, type Reply, type RouteContext, redirect } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { findCourse } from '../../courses/store.ts';
import { isOpen } from '../proposal/asked.ts';
import { lastProposal } from '../proposal/read.ts';

export const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;

type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'params' | 'clock'>;

/** The course with what it is asked about now; a reply where there is nothing to answer. */
export const findOpen = async ({ cases, params, clock }: Context) => {
  const found = await cases.read(async (db) => {
    const course = await findCourse(db, params.id);
    return course && { course, proposal: await lastProposal(db, course.id) };
  });
  if (found === undefined) return { reply: notFound as Reply };
  const { course, proposal } = found;
  return proposal === undefined || !isOpen(proposal, clock.today())
    ? { reply: redirect(`/courses/${course.id}`), course }
    : { course, proposal };
};

/** @throws Absent when the match is not this course's: a form names both. */
export const mustBeOfCourse = async (db: Database, matchId: string, courseId: string): Promise<void> => {
  const found = await db
    .selectFrom('programme.match')
    .select('id')
    .where('id', '=', matchId)
    .where('course_id', '=', courseId)
    .executeTakeFirst();
  if (found === undefined) throw new Absent('no-such-proposal');
};
