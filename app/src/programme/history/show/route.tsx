import { get, notFound, type Route, view } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { idParams } from '../../mentors/fields.ts';
import { namesOf } from '../../mentors/store.ts';
import { type HistorySubject, historyOf, mentorHistory, personHistory } from '../store.ts';
import { HistoryPage } from './view.tsx';

const history = (
  place: 'people' | 'mentors',
  subject: 'person' | 'mentor',
  find: (db: Database, id: string) => Promise<HistorySubject | undefined>,
): Route =>
  get(`/${place}/:id/history`, {
    access: { who: ['coordinator'], over: 'branch', subject },
    params: idParams,
    reads: `${subject}.read`,
    show: async ({ cases, page, params }) => {
      const found = await cases.read(async (db) => {
        const about = await find(db, params.id);
        if (about === undefined) return undefined;
        const events = await historyOf(db, about.ids);
        const names = await namesOf(
          db,
          events.map(({ actor }) => actor),
        );
        return { about, events, names };
      });
      if (found === undefined) return notFound;
      const { about, ...rest } = found;
      return view(<HistoryPage page={page} name={about.name} back={`/${place}/${params.id}`} {...rest} />);
    },
  });

export const historyRoutes: readonly Route[] = [
  history('people', 'person', personHistory),
  history('mentors', 'mentor', mentorHistory),
];
