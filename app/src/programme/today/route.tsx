import { get, view } from '../../office/route.ts';
import { listPeople } from '../people/store.ts';
import { newReferrals } from '../referrals/store.ts';
import { inOrder, personLines, referralLines } from './lines.ts';
import { TodayPage } from './view.tsx';

/** So many people on their way to a course are looked at; the list of participants has them all. */
const onTheWay = 200;

export const today = get('/today', {
  access: { who: ['coordinator'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ cases, page, lang, clock }) => {
    const day = clock.today();
    const found = await cases.read(async (db) => ({
      referrals: await newReferrals(db),
      people: (await listPeople(db, 1, onTheWay)).rows,
    }));
    const referrals = referralLines(lang, found.referrals, day);
    const others = inOrder([...personLines(lang, found.people)]);
    return view(<TodayPage page={page} today={day} referrals={referrals} others={others} />);
  },
});
