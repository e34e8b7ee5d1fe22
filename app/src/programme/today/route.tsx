import { get, view } from '../../office/route.ts';
import { concernDayLines } from '../concerns/day-lines.ts';
import { consentDayLines } from '../consents/day-lines.ts';
import { contactDayLines } from '../contacts/day-lines.ts';
import { courseDayLines } from '../courses/day-lines.ts';
import { expenseDayLines } from '../expenses/day-lines.ts';
import { holdDayLines } from '../holds/day-lines.ts';
import { pairDayLines } from '../matching/day-lines.ts';
import { mentorDayLines } from '../mentors/day-lines.ts';
import { followedDayLines } from '../people/day-lines.ts';
import { listPeople } from '../people/store.ts';
import { transferDayLines } from '../people/transfer/day-lines.ts';
import { answerDayLines } from '../referrals/answers/day-lines.ts';
import { duplicateDayLines } from '../referrals/duplicates/day-lines.ts';
import { newReferrals } from '../referrals/store.ts';
import { inOrder, personLines, referralLines } from './lines.ts';
import { TodayPage } from './view.tsx';

/** So many people on their way to a course are looked at; the list of participants has them all. */
const onTheWay = 200;

export const today = get('/today', {
  access: { who: ['coordinator'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ cases, page, lang, clock, viewer }) => {
    const day = clock.today();
    const found = await cases.read(async (db) => ({
      referrals: await newReferrals(db),
      people: (await listPeople(db, 1, onTheWay)).rows,
      courses: [
        ...(await concernDayLines(db, lang, day)),
        ...(await answerDayLines(db, lang)),
        ...(await duplicateDayLines(db, lang)),
        ...(await consentDayLines(db, lang, day)),
        ...(await courseDayLines(db, lang, day)),
        ...(await holdDayLines(db, lang, day)),
        ...(await transferDayLines(db, lang, day)),
        ...(await followedDayLines(db, lang, day)),
        ...(await pairDayLines(db, lang, day)),
        ...(await contactDayLines(db, lang, day)),
        ...(await mentorDayLines(db, lang, day)),
        ...(await expenseDayLines(db, lang, viewer.userId)),
      ],
    }));
    const referrals = referralLines(lang, found.referrals, day);
    const others = inOrder([...found.courses, ...personLines(lang, found.people)]);
    return view(<TodayPage page={page} today={day} referrals={referrals} others={others} />);
  },
});
