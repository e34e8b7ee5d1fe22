import { CHECK_KINDS, LIFE_AREAS, type LifeArea, type MentorStage } from '../../vocabulary.ts';
import { between, chance, pick, shuffled } from '../random.ts';
import { type Draft, dateText, earliest, isBefore, workday } from './draft.ts';
import { testPhone } from './identity.ts';
import { type NameMaker, perhapsElsewhere } from './names.ts';
import { prisonIds } from './places.ts';
import { coordinatorOf, demoEmail } from './staff.ts';
import type { DemoBranch, DemoMentor, Id } from './types.ts';

/** Days from applying to each later stage. */
const STAGE_DAYS: Readonly<Record<Exclude<MentorStage, 'paused' | 'left'>, number>> = {
  applied: 0,
  interviewed: 12,
  checks: 18,
  training: 40,
  approved: 55,
};
export const DAYS_TO_APPROVAL = STAGE_DAYS.approved;

/** A criminal record that was seen holds for two years in the demo. */
const CHECK_VALID_YEARS = 2;
const EXPIRING: ReadonlySet<string> = new Set(['criminal-record', 'prison-clearance', 'child-certificate']);

/** Writes a mentor who applied on a day and has come as far as the given stage. */
export function writeMentor(
  draft: Draft,
  names: NameMaker,
  details: Readonly<{
    key: string;
    branch: DemoBranch;
    appliedOn: Temporal.PlainDate;
    stage: MentorStage;
    stageSince: Temporal.PlainDate;
  }>,
): DemoMentor {
  const { key, branch, appliedOn, stage, stageSince } = details;
  const words = draft.words('mentor', key);
  const gender = chance(words, 0.6) ? 'woman' : 'man';
  const other = perhapsElsewhere(words, 0.15);
  const name = names(words, gender, other);
  const birth = appliedOn.subtract({ years: between(words, 26, 70), days: between(words, 0, 364) });
  const languages = ['da'];
  if (chance(words, 0.55)) languages.push('en');
  if (other) languages.push(other);
  const towns = draft.towns.filter((town) => town.branchId === branch.id);
  const mentor: DemoMentor = {
    id: draft.id('mentor', key),
    branchId: branch.id,
    townId: pick(words, towns).id,
    userId: null,
    name,
    birthDate: dateText(birth),
    gender,
    phone: testPhone(words),
    email: demoEmail(name),
    stage,
    stageSince: dateText(stageSince),
    capacity: chance(words, 0.25) ? 2 : 1,
    languages,
    lifeAreas: shuffled(words, LIFE_AREAS).slice(0, between(words, 2, 4)) satisfies LifeArea[],
    createdAt: `${dateText(appliedOn)}T18:${between(words, 10, 59)}:00Z`,
  };
  draft.mentors.push(mentor);
  return mentor;
}

/** How far the checks of a mentor are: all in order, running out, or run out. */
export type CheckState = 'valid' | 'expiring' | 'expired';

/** The day a check was last seen, so that it now stands as wanted; the first sight where that is enough. */
function lastSeen(
  draft: Draft,
  first: Temporal.PlainDate,
  state: CheckState,
  jitter: number,
): Temporal.PlainDate {
  const { today } = draft;
  if (state === 'expired') return today.subtract({ years: CHECK_VALID_YEARS, days: 12 });
  if (state === 'expiring') return today.subtract({ years: CHECK_VALID_YEARS }).add({ days: 20 });
  let seen = first;
  const isOld = () => isBefore(seen.add({ years: CHECK_VALID_YEARS }), today.add({ days: 60 }));
  while (isOld()) seen = seen.add({ years: CHECK_VALID_YEARS }).subtract({ days: jitter });
  return isBefore(today, seen) ? today.subtract({ days: 5 }) : seen;
}

/**
 * Writes what has been seen of a mentor, and the training, up to the stage reached. Only the fact is kept:
 * which check, when, by whom, until when. Mentors who have left keep their last checks.
 */
export function writeChecks(draft: Draft, mentor: DemoMentor, state: CheckState): void {
  const words = draft.words('checks', mentor.id);
  const applied = Temporal.PlainDate.from(mentor.createdAt.slice(0, 10));
  const recordedBy = coordinatorOf(draft, mentor.branchId);
  const branch = draft.branches.find((one) => one.id === mentor.branchId) as DemoBranch;
  const reached = mentor.stage === 'paused' || mentor.stage === 'left' ? 'approved' : mentor.stage;
  const stages = Object.keys(STAGE_DAYS);
  const passed = (stage: string) => stages.indexOf(reached) >= stages.indexOf(stage);
  const kinds = CHECK_KINDS.filter(
    (kind) =>
      (kind === 'interview'
        ? passed('interviewed')
        : kind === 'reference'
          ? passed('checks')
          : passed('training')) &&
      (kind !== 'child-certificate' || chance(words, 0.3)),
  );
  for (const kind of kinds) {
    const due = applied.add({ days: kind === 'interview' ? 12 : between(words, 19, 38) });
    const first = workday(earliest(due, draft.today.subtract({ days: 1 })));
    const active = mentor.stage !== 'left' && EXPIRING.has(kind);
    const wanted = kind === 'criminal-record' ? state : 'valid';
    const seen = active ? workday(lastSeen(draft, first, wanted, between(words, 5, 40))) : first;
    // an application younger than the wanted expiry cannot have run out
    const seenOn = isBefore(seen, first) ? first : seen;
    draft.checks.push({
      id: draft.id('check', mentor.id, kind),
      mentorId: mentor.id,
      kind,
      prisonId: kind === 'prison-clearance' ? pick(words, prisonIds(draft, branch.area, false)) : null,
      seenOn: dateText(seenOn),
      validUntil: EXPIRING.has(kind) ? dateText(seenOn.add({ years: CHECK_VALID_YEARS })) : null,
      recordedBy,
    });
  }
  const trainings = passed('approved') ? ['Grundkursus for mentorer', 'Mødet med fængslet'] : [];
  for (const [i, name] of trainings.entries())
    draft.trainings.push({
      id: draft.id('training', mentor.id, i),
      mentorId: mentor.id,
      name,
      completedOn: dateText(workday(applied.add({ days: 43 + i * 7 }))),
      recordedBy,
    });
}

/** People on their way in, and mentors who are free today, beside those the courses have brought. */
const OTHERS: readonly (readonly [
  branch: string,
  stage: MentorStage,
  appliedDaysAgo: number,
  check?: CheckState,
])[] = [
  ['aalborg', 'approved', 140],
  ['aalborg', 'approved', 95],
  ['aalborg', 'applied', 3],
  ['aarhus', 'approved', 210],
  ['aarhus', 'approved', 130],
  ['aarhus', 'approved', 88],
  ['aarhus', 'training', 45],
  ['aarhus', 'applied', 6],
  ['esbjerg', 'approved', 75],
  ['esbjerg', 'checks', 26],
  ['odense', 'approved', 810, 'expiring'],
  ['odense', 'approved', 110],
  ['odense', 'interviewed', 15],
  ['vejle', 'approved', 120],
  ['vejle', 'approved', 66],
  ['vejle', 'paused', 400],
  ['koebenhavn', 'approved', 860, 'expired'],
  ['koebenhavn', 'approved', 230],
  ['koebenhavn', 'approved', 180],
  ['koebenhavn', 'approved', 102],
  ['koebenhavn', 'approved', 70],
  ['koebenhavn', 'checks', 31],
  ['koebenhavn', 'training', 47],
];

/** Gives the state that the checks of each are to have. */
export function writeOtherMentors(draft: Draft, names: NameMaker): ReadonlyMap<Id, CheckState> {
  const states = new Map<Id, CheckState>();
  for (const [i, [key, stage, daysAgo, check]] of OTHERS.entries()) {
    const branch = draft.branches.find((one) => one.key === key) as DemoBranch;
    const appliedOn = draft.today.subtract({ days: daysAgo });
    const stageSince =
      stage === 'paused'
        ? draft.today.subtract({ days: 50 })
        : workday(appliedOn.add({ days: stage === 'left' ? 0 : STAGE_DAYS[stage] }));
    const mentor = writeMentor(draft, names, { key: `other-${i}`, branch, appliedOn, stage, stageSince });
    if (check) states.set(mentor.id, check);
  }
  return states;
}

/** Replaces one mentor by a changed copy. */
export function changeMentor(draft: Draft, id: Id, changes: Partial<DemoMentor>): void {
  draft.mentors = draft.mentors.map((mentor) => (mentor.id === id ? { ...mentor, ...changes } : mentor));
}
