/** What a group of people to be released have and need. */
export interface Need {
  readonly releases: number;
  /** Have a pair, or two who are asked. */
  readonly paired: number;
  /** Mentors who are still to be found for the rest: two each, one where a mentor is there already. */
  readonly mentorsNeeded: number;
  /** The prisons of those who need somebody. */
  readonly prisonIds: readonly string[];
}

export const noNeed: Need = Object.freeze({ releases: 0, paired: 0, mentorsNeeded: 0, prisonIds: [] });

/** What the registers say of a month, before anything is reckoned. */
export interface MonthCounts extends Need {
  /** The first day of the month. */
  readonly month: Temporal.PlainDate;
  /** Places of mentors that are free when the month's first meetings are due, whoever gets them. */
  readonly places: number;
  /** Places more, of mentors of whom a check runs out before that. */
  readonly lapsing: number;
}

export interface BranchCounts {
  readonly branchId: string;
  readonly name: string;
  /** Released already, and still in need. */
  readonly out: Need;
  /** Twelve months, the current one first. */
  readonly months: readonly MonthCounts[];
  /** No date is known. */
  readonly unknown: Need;
}

/** What is reckoned of a group: how many can have a pair, and how many mentors are to be recruited. */
export interface Covered extends Need {
  /** Have a pair, or can have one of the mentors who are free. */
  readonly covered: number;
  readonly missing: number;
}

export interface MonthSupply extends MonthCounts, Covered {
  /** Of the places, those that nobody who is released before has taken. */
  readonly available: number;
  /** Ask the prisons for access by this day, if a new mentor is to come to the first meeting. */
  readonly clearBy: Temporal.PlainDate;
  /** Begin to look for mentors by this day. */
  readonly recruitBy: Temporal.PlainDate;
}

export interface BranchSupply extends Pick<BranchCounts, 'branchId' | 'name' | 'unknown'> {
  readonly out: Covered;
  readonly months: readonly MonthSupply[];
  /** Mentors missing for those who are out and for the twelve months. */
  readonly missing: number;
}

/** How long things take, in days. */
export interface Times {
  /** From the first meeting to the release. */
  readonly meeting: number;
  /** From the request to the answer, by prison; others take `leadDefault`. */
  readonly leads: Readonly<Record<string, number>>;
  readonly leadDefault: number;
  /** From an application to the approval. */
  readonly recruiting: number;
}

/** Of fewer answers than this no median is taken. */
export const enoughAnswers = 3;

/** What is reckoned with where too few mentors were approved to tell how long it takes. A judgement, not a measure. */
export const recruitingDefault = 60;

/** `free` mentors for a group: those who have one mentor first, because one more makes their pair. */
const cover = (need: Need, free: number): Covered => {
  const given = Math.min(need.mentorsNeeded, Math.max(0, free));
  const seeking = need.releases - need.paired;
  const halves = Math.max(0, 2 * seeking - need.mentorsNeeded);
  const seconds = Math.min(given, halves);
  return {
    ...need,
    covered: need.paired + seconds + Math.floor((given - seconds) / 2),
    missing: need.mentorsNeeded - given,
  };
};

const leadOf = (need: Need, { leads, leadDefault }: Times): number =>
  Math.max(
    ...(need.prisonIds.length === 0 ? [leadDefault] : need.prisonIds.map((id) => leads[id] ?? leadDefault)),
  );

/**
 * A branch month by month. Who is released first is served first, and a mentor who is counted on once is not counted on
 * again: a course lasts longer than the twelve months. What is missing in one month is taken to be found, so that it is
 * not missing again in the next.
 */
export const supplyOf = (counts: BranchCounts, times: Times): BranchSupply => {
  let used = 0;
  const serve = (need: Need, places: number): Covered => {
    const covered = cover(need, places - used);
    used += need.mentorsNeeded - covered.missing;
    return covered;
  };
  const out = serve(counts.out, counts.months[0]?.places ?? 0);
  const months = counts.months.map((month): MonthSupply => {
    const meeting = month.month.subtract({ days: times.meeting });
    const clearBy = meeting.subtract({ days: leadOf(month, times) });
    const available = Math.max(0, month.places - used);
    return {
      ...month,
      ...serve(month, month.places),
      available,
      clearBy,
      recruitBy: clearBy.subtract({ days: times.recruiting }),
    };
  });
  return {
    branchId: counts.branchId,
    name: counts.name,
    unknown: counts.unknown,
    out,
    months,
    missing: [out, ...months].reduce((sum, { missing }) => sum + missing, 0),
  };
};

/** All branches as one. A place in one branch does not help another, so what is missing is added up, not reckoned anew. */
export const totalsOf = (branches: readonly BranchSupply[]) => {
  const sum = (of: (branch: BranchSupply) => number): number =>
    branches.reduce((total, branch) => total + of(branch), 0);
  return {
    missing: sum(({ missing }) => missing),
    months: (branches[0]?.months ?? []).map(({ month }, index) => ({
      month,
      releases: sum(({ months }) => months[index]?.releases ?? 0),
      covered: sum(({ months }) => months[index]?.covered ?? 0),
      missing: sum(({ months }) => months[index]?.missing ?? 0),
    })),
  };
};
export type MonthTotal = ReturnType<typeof totalsOf>['months'][number];
