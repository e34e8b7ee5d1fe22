import { get, view } from '../../../office/route.ts';
import { listMentors } from '../store.ts';
import { MentorListPage } from './view.tsx';

export const showMentors = get('/mentors', {
  access: { who: ['coordinator'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page }) => {
    const today = clock.today();
    const mentors = await cases.read((db) => listMentors(db, today));
    return view(<MentorListPage page={page} mentors={mentors} today={today} />);
  },
});
