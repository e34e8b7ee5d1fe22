import type { WordSource } from '../../randomisation/draw.ts';
import type { ReferralState } from '../../vocabulary.ts';
import { type Draft, earliest, workday } from '../demo/draft.ts';
import type { DemoBranch } from '../demo/types.ts';
import { between, weighted } from '../random.ts';

/** How large a programme is to be. */
export type ProgrammeSize = Readonly<{
  participants: number;
  volunteers: number;
  /** contacts written, over all courses; a programme without a course with mentors has none */
  contacts: number;
}>;

/** How much of the programme each branch has: a third in the largest one. */
const SHARES = { aarhus: 34, koebenhavn: 24, odense: 16, aalborg: 13, vejle: 8, esbjerg: 5 } as const;

export function drawBranch(draft: Draft, words: WordSource): DemoBranch {
  const key = weighted(words, SHARES);
  return draft.branches.find((branch) => branch.key === key) as DemoBranch;
}

/** Where people are on the way, in per cent. */
const STAGES = { new: 6, declined: 6, withdrawn: 2, consents: 3, ready: 4, running: 26, closed: 53 } as const;

/** What has become of a running course, in per cent. */
const SCENES = { none: 84, 'no-pair': 4, 'half-pair': 4, silent: 6, concern: 2 } as const;

export type CoursePlan = Readonly<{
  openedOn: Temporal.PlainDate;
  /** null while it runs */
  closedOn: Temporal.PlainDate | null;
  scene: keyof typeof SCENES;
  /** the day on which the mentors come */
  pairedOn: Temporal.PlainDate;
  /** days in which contacts may be held; 0 for a course without mentors */
  days: number;
}>;

/** One person's way, before anything of it is written down. */
export type PersonPlan = Readonly<{
  index: number;
  branch: DemoBranch;
  state: ReferralState;
  receivedOn: Temporal.PlainDate;
  release: Temporal.PlainDate;
  consents: boolean;
  course: CoursePlan | null;
}>;

/** Days without contact that make a silent course. */
const SILENT_DAYS = 41;
const COURSE_DAYS_AFTER_RELEASE = 365;

function planCourse(draft: Draft, words: WordSource, release: Temporal.PlainDate, runs: boolean): CoursePlan {
  const yesterday = draft.today.subtract({ days: 1 });
  const openedOn = workday(earliest(release.subtract({ days: between(words, 60, 75) }), yesterday));
  const pairedOn = earliest(openedOn.add({ days: between(words, 3, 10) }), yesterday);
  const scene = runs ? weighted(words, SCENES) : 'none';
  const closedOn = runs
    ? null
    : workday(
        release.add({
          days: between(words, 1, 10) > 2 ? COURSE_DAYS_AFTER_RELEASE : between(words, 25, 240),
        }),
      );
  const last = scene === 'silent' ? draft.today.subtract({ days: SILENT_DAYS }) : (closedOn ?? draft.today);
  return {
    openedOn,
    closedOn,
    scene,
    pairedOn,
    days: scene === 'no-pair' ? 0 : Math.max(0, pairedOn.until(last, { largestUnit: 'days' }).days),
  };
}

/** One person's way from the seed and the person's number alone. */
export function planPerson(draft: Draft, index: number): PersonPlan {
  const words = draft.words('way', index);
  const branch = drawBranch(draft, words);
  const stage = weighted(words, STAGES);
  const { today } = draft;
  const plan = (receivedDaysAgo: number, release: Temporal.PlainDate, state: ReferralState) => ({
    index,
    branch,
    state,
    receivedOn: workday(today.subtract({ days: receivedDaysAgo })),
    release,
    consents: stage === 'ready',
    course: null,
  });
  switch (stage) {
    case 'new':
      return plan(between(words, 1, 20), today.add({ days: between(words, 30, 120) }), stage);
    case 'declined':
    case 'withdrawn': {
      const daysAgo = between(words, 10, 900);
      return plan(daysAgo, today.add({ days: between(words, 60, 100) - daysAgo }), stage);
    }
    case 'consents':
    case 'ready':
      return plan(between(words, 6, 40), today.add({ days: between(words, 20, 100) }), 'accepted');
    case 'running':
    case 'closed': {
      const release = today.add({
        days: stage === 'running' ? between(words, -370, 55) : -between(words, 390, 1500),
      });
      const course = planCourse(draft, words, release, stage === 'running');
      const daysAgo = course.openedOn.until(today, { largestUnit: 'days' }).days + between(words, 20, 40);
      return { ...plan(daysAgo, release, 'accepted'), consents: true, course };
    }
  }
}
