import { z } from 'zod';
import { get, view } from '../../../office/route.ts';
import { runningCourses } from '../attention-store.ts';
import { behindChecks } from '../behind.ts';
import { listMentors } from '../store.ts';
import { EndingPage } from './ending.tsx';
import { MentorListPage } from './view.tsx';

export const showMentors = get('/mentors', {
  access: { who: ['coordinator'], over: 'organisation' },
  query: z.object({ check: z.literal('expired').optional() }),
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page, query }) => {
    const today = clock.today();
    const { mentors, courses } = await cases.read(async (db) => ({
      mentors: await listMentors(db, today),
      courses: await runningCourses(db, today),
    }));
    const behind = behindChecks(mentors, courses, today);
    return query.check === 'expired'
      ? view(<EndingPage page={page} behind={behind} today={today} />)
      : view(<MentorListPage page={page} mentors={mentors} today={today} ending={behind.length} />);
  },
});
