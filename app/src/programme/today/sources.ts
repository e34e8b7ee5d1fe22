import { concernDayLines } from '../concerns/day-lines.ts';
import { consentDayLines } from '../consents/day-lines.ts';
import { contactDayLines } from '../contacts/day-lines.ts';
import { courseDayLines } from '../courses/day-lines.ts';
import { expenseDayLines } from '../expenses/day-lines.ts';
import { holdDayLines } from '../holds/day-lines.ts';
import { pairDayLines } from '../matching/day-lines.ts';
import { applicantDayLines, awayDayLines, checkDayLines, requestDayLines } from '../mentors/day-lines.ts';
import { followedDayLines, personDayLines } from '../people/day-lines.ts';
import { transferDayLines } from '../people/transfer/day-lines.ts';
import { answerDayLines } from '../referrals/answers/day-lines.ts';
import { duplicateDayLines } from '../referrals/duplicates/day-lines.ts';
import { newReferrals } from '../referrals/store.ts';
import { referralLine } from './lines.ts';
import { type DaySource, partOf } from './source.ts';

const referralDayLines: DaySource = async (db, { lang, today }, slice) =>
  partOf(await newReferrals(db, slice), (row) => referralLine(lang, row, today));

/** Every kind of line that the day's list can have, in the order in which lines of one tone are read. */
export const sources = {
  referrals: referralDayLines,
  concerns: concernDayLines,
  answers: answerDayLines,
  duplicates: duplicateDayLines,
  consents: consentDayLines,
  releases: courseDayLines,
  pauses: holdDayLines,
  transfers: transferDayLines,
  followed: followedDayLines,
  pairs: pairDayLines,
  silence: contactDayLines,
  checks: checkDayLines,
  applicants: applicantDayLines,
  requests: requestDayLines,
  away: awayDayLines,
  expenses: expenseDayLines,
  people: personDayLines,
} as const satisfies Readonly<Record<string, DaySource>>;
export type DayKind = keyof typeof sources;
export const dayKinds = Object.keys(sources) as readonly DayKind[];
