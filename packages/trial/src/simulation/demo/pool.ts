import { between } from '../random.ts';
import { type Draft, isBefore, workday } from './draft.ts';
import { changeMentor, DAYS_TO_APPROVAL, writeMentor } from './mentors.ts';
import type { NameMaker } from './names.ts';
import type { DemoBranch, DemoMentor, Id } from './types.ts';

/** Days a mentor is on a course, the last not included; without end while it runs. */
type Busy = Readonly<{ from: Temporal.PlainDate; until: Temporal.PlainDate | null }>;

const overlap = (a: Busy, b: Busy) =>
  (b.until === null || isBefore(a.from, b.until)) && (a.until === null || isBefore(b.from, a.until));

/** Who has been a mentor when; brings in new ones when a branch has nobody free. */
export type MentorPool = Readonly<{
  /** a free mentor of the branch, not among `except`, now taken for the interval */
  take: (branch: DemoBranch, busy: Busy, except: readonly Id[]) => DemoMentor;
  /** mentors without a course for long have left or are free */
  settle: () => void;
}>;

/** A mentor without a course for longer has left. */
const IDLE_DAYS = 200;
/** A mentor without a course for no longer may be asked again. */
const CALL_BACK_DAYS = 400;

export function mentorPool(draft: Draft, names: NameMaker): MentorPool {
  const taken = new Map<Id, Busy[]>();
  const approved = new Map<Id, Temporal.PlainDate>();

  function recruit(branch: DemoBranch, before: Temporal.PlainDate): DemoMentor {
    const index = taken.size;
    const words = draft.words('recruit', index);
    const appliedOn = before.subtract({ days: DAYS_TO_APPROVAL + between(words, 3, 60) });
    const stageSince = workday(appliedOn.add({ days: DAYS_TO_APPROVAL }));
    const mentor = writeMentor(draft, names, {
      key: `pool-${index}`,
      branch,
      appliedOn,
      stage: 'approved',
      stageSince,
    });
    taken.set(mentor.id, []);
    approved.set(mentor.id, stageSince);
    return mentor;
  }

  const isFree = (mentor: DemoMentor, busy: Busy) => {
    const since = approved.get(mentor.id);
    const held = taken.get(mentor.id);
    return (
      since !== undefined &&
      held !== undefined &&
      !isBefore(busy.from, since) &&
      held.filter((one) => overlap(one, busy)).length < mentor.capacity &&
      held.some((one) => one.until === null || isBefore(busy.from, one.until.add({ days: CALL_BACK_DAYS })))
    );
  };

  return {
    take(branch, busy, except) {
      const free = draft.mentors.find(
        (mentor) => mentor.branchId === branch.id && !except.includes(mentor.id) && isFree(mentor, busy),
      );
      const mentor = free ?? recruit(branch, busy.from);
      taken.get(mentor.id)?.push(busy);
      return mentor;
    },
    settle() {
      for (const [id, held] of taken) {
        if (held.some((one) => one.until === null || isBefore(draft.today, one.until))) continue;
        const last = held
          .map((one) => one.until as Temporal.PlainDate)
          .sort(Temporal.PlainDate.compare)
          .at(-1);
        if (!last || isBefore(draft.today, last.add({ days: IDLE_DAYS }))) continue;
        changeMentor(draft, id, { stage: 'left', stageSince: workday(last.add({ days: 30 })).toString() });
      }
    },
  };
}
