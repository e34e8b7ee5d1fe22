import { type Draft, workday } from '../demo/draft.ts';
import { type CheckState, DAYS_TO_APPROVAL, writeChecks, writeMentor } from '../demo/mentors.ts';
import type { DemoMentor } from '../demo/types.ts';
import { between, weighted } from '../random.ts';
import { anyName } from './names.ts';
import { drawBranch } from './plan.ts';

/** Where volunteers are, in per cent. */
const STAGES = {
  applied: 2,
  interviewed: 2,
  checks: 4,
  training: 4,
  approved: 45,
  paused: 4,
  left: 39,
} as const;
const ON_THE_WAY: ReadonlySet<string> = new Set(['applied', 'interviewed', 'checks', 'training']);
/** How their checks stand, in per cent. */
const CHECKS: Readonly<Record<CheckState, number>> = { valid: 92, expiring: 4, expired: 4 };

/**
 * Writes one volunteer with checks and training, from the seed and the volunteer's number alone. Who is approved has a
 * login.
 */
export function writeVolunteer(draft: Draft, index: number): DemoMentor {
  const key = `volunteer-${index}`;
  const words = draft.words('volunteer', index);
  const branch = drawBranch(draft, words);
  const stage = weighted(words, STAGES);
  const onTheWay = ON_THE_WAY.has(stage);
  const appliedOn = draft.today.subtract({
    days: onTheWay ? between(words, 1, 60) : between(words, 70, 1900),
  });
  const stageSince = workday(onTheWay ? appliedOn : appliedOn.add({ days: DAYS_TO_APPROVAL }));
  const written = writeMentor(draft, anyName, { key, branch, appliedOn, stage, stageSince });
  const userId = stage === 'approved' ? draft.id('user', key) : null;
  const mentor = { ...written, userId, email: `${key}@demo.invalid` };
  draft.mentors.splice(-1, 1, mentor);
  writeChecks(draft, mentor, weighted(words, CHECKS));
  if (userId !== null)
    draft.users.push({
      id: userId,
      key,
      name: mentor.name,
      email: mentor.email,
      language: 'da',
      roles: [{ role: 'mentor', branchId: mentor.branchId }],
      mentorId: mentor.id,
    });
  return mentor;
}
