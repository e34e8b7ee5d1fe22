import { Refused } from '../../../office/refused.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { Lang } from '../../../ui/index.ts';
import { type Author, lockCourse } from '../../courses/store.ts';
import { lockMentors } from '../../mentors/store.ts';
import { groundsToKeep, rankOf, shownPairs } from '../choice.ts';
import { bestPairs } from '../engine/index.ts';
import { askPair } from '../proposal/store.ts';
import { isSent, type JudgedLine, judgeLines, seenOfPlan } from './lines.ts';
import { inPlan } from './reason.ts';
import { type Situation, situationOf } from './situation.ts';
import { findPlan, lockPlan, markPublished } from './store.ts';
import { obstacleText } from './texts.ts';

const refuse = (reason: string, da: string, en: string) => new Refused(reason, { da, en });

export const planClosed = (): Refused =>
  refuse(
    'plan-closed',
    'Planen er sendt eller lagt væk af en anden. Intet er gemt. Find par igen.',
    'Somebody else sent the plan or put it away. Nothing was saved. Find pairs again.',
  );

const planChanged = (): Refused =>
  refuse(
    'plan-changed',
    'En anden har rettet planen, siden du åbnede den. Intet er sendt. Her er planen, som den er nu.',
    'Somebody else changed the plan after you opened it. Nothing was sent. This is the plan as it is now.',
  );

/** Every line that cannot be sent, with whose it is and who is in the way: nothing of the plan is sent then. */
const mustAllHold = (situation: Situation, judged: readonly JudgedLine[]): void => {
  const broken = judged.filter(({ obstacles }) => obstacles.length > 0);
  if (broken.length === 0) return;
  const said = (lang: Lang) =>
    broken
      .map(({ course, obstacles }) => {
        const whose = course === undefined ? '' : `${course.course.person}: `;
        return whose + obstacles.map((one) => obstacleText(lang, one, situation.mentors)).join(' ');
      })
      .join(' ');
  throw refuse(
    'plan-broken',
    `Intet er sendt. ${said('da')} Ret planen, og send den igen.`,
    `Nothing was sent. ${said('en')} Correct the plan and send it again.`,
  );
};

/**
 * Asks the three of every line that is not left out: all, or none. Courses and mentors are held still first, in one
 * order, so that of two who send at once one wins whole; then every line is judged again by today's facts.
 *
 * @param seen the lines as whoever sends them saw them (`seenOfPlan`)
 * @throws Refused where the plan is closed or not what was seen, or a line cannot be sent.
 */
export const publishPlan = async (
  db: Database,
  planId: string,
  seen: string,
  author: Author,
): Promise<{ readonly planId: string; readonly asked: number }> => {
  if ((await lockPlan(db, planId)) !== 'draft') throw planClosed();
  const plan = await findPlan(db, planId);
  if (plan === undefined) throw planClosed();
  if (seenOfPlan(plan.lines) !== seen) throw planChanged();
  const lines = plan.lines.filter((line) => !line.leftOut);
  for (const courseId of lines.map((line) => line.courseId).toSorted()) await lockCourse(db, courseId);
  await lockMentors(db, [...new Set(lines.flatMap((line) => line.mentorIds))].toSorted());
  const situation = await situationOf(db, plan.branchId, author.today);
  const judged = judgeLines(situation, lines).filter(isSent);
  mustAllHold(situation, judged);
  const { volunteers, settings } = situation;
  for (const { line, course, pair } of judged) {
    if (course === undefined || pair === undefined) throw new Error('a line without obstacles has a pair');
    const ranking = bestPairs(volunteers, course.seeker, settings, shownPairs);
    await askPair(
      db,
      {
        courseId: line.courseId,
        mentorIds: line.mentorIds,
        rank: rankOf(ranking, line.mentorIds),
        reason: line.reason === '' ? inPlan : line.reason,
        grounds: { ...groundsToKeep(pair, ranking, settings), plan: planId },
        goal: '',
        introduction: '',
        fallback: undefined,
        askFallback: false,
        answerDays: settings.limits.answerDays,
      },
      author,
    );
  }
  await markPublished(db, planId, author.now);
  return { planId, asked: judged.length };
};
