import { type Due, openServer, type Profile, type Wanted } from './serve.ts';

/** People to be released from one prison, or out already, and what they have and need. */
export interface Group {
  /** Undefined where nobody knows it, and for who is out. */
  readonly prisonId: string | undefined;
  readonly releases: number;
  /** Have a pair, or two who are asked. */
  readonly paired: number;
  /** Mentors who are still to be found for the rest: two each, one where a mentor is there already. */
  readonly mentorsNeeded: number;
}

/** What a group of people to be released have and need, prison by prison and together. */
export interface Need extends Omit<Group, 'prisonId'> {
  readonly groups: readonly Group[];
}

export const needOf = (groups: readonly Group[]): Need => {
  const sum = (key: 'releases' | 'paired' | 'mentorsNeeded') =>
    groups.reduce((total, group) => total + group[key], 0);
  return {
    releases: sum('releases'),
    paired: sum('paired'),
    mentorsNeeded: sum('mentorsNeeded'),
    groups,
  };
};
export const noNeed: Need = Object.freeze(needOf([]));

/** What the registers say of a month, before anything is reckoned. */
export interface MonthCounts extends Need {
  /** The first day of the month. */
  readonly month: Temporal.PlainDate;
  /** Places that are not counted on, of mentors of whom a check runs out before the first meetings. */
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
  readonly profiles: readonly Profile[];
}

/** What is reckoned of a group: how many can have a pair, and how many mentors are to be recruited. */
export interface Covered extends Need {
  /** Have a pair, or can have one of the mentors who are free. */
  readonly covered: number;
  readonly missing: number;
  /** Prisons for which free mentors would come too late, because access takes so long. */
  readonly tooLate: readonly string[];
}

export interface MonthSupply extends MonthCounts, Covered {
  /** Places that are free when the first meetings are due, and that nobody who is released before has taken. */
  readonly places: number;
  /** Ask the prisons for access by this day, if a new mentor is to come to the first meeting. */
  readonly clearBy: Temporal.PlainDate;
  /** Begin to look for mentors by this day. */
  readonly recruitBy: Temporal.PlainDate;
}

/** Mentors whom the branch has and counts on for a month, and who lack access to the prison. */
export interface Clearing {
  readonly month: Temporal.PlainDate;
  readonly prisonId: string;
  readonly mentors: number;
  /** Ask by this day, for the prison to have answered before the first meeting. */
  readonly by: Temporal.PlainDate;
}

export interface BranchSupply extends Pick<BranchCounts, 'branchId' | 'name' | 'unknown'> {
  readonly out: Covered;
  readonly months: readonly MonthSupply[];
  /** The earliest first. */
  readonly clearings: readonly Clearing[];
  /** Mentors missing for those who are out and for the twelve months. */
  readonly missing: number;
}

/** How long things take, in days, and what is asked of a pair. */
export interface Times {
  readonly today: Temporal.PlainDate;
  /** How many of the two must have access in time while the participant is in prison. */
  readonly clearanceOf: 'one' | 'both';
  /** From the first meeting to the release, as planned and at the latest. */
  readonly meeting: number;
  readonly latest: number;
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

/** What each participant of a group wishes: one mentor beside the one who is there, or two. */
const wishesOf = (group: Group, due: Due, clearanceOf: Times['clearanceOf']) => {
  const { prisonId } = group;
  const seeking = group.releases - group.paired;
  const halves = Math.max(0, 2 * seeking - group.mentorsNeeded);
  const wish = (cleared: boolean): Wanted => ({ due, prisonId, cleared: cleared && prisonId !== undefined });
  const both = clearanceOf === 'both';
  return {
    halves: Array.from({ length: halves }, () => [wish(both)]),
    pairs: Array.from({ length: seeking - halves }, () => [wish(true), wish(both)]),
  };
};

/** The day of the first meetings, by the rule of the pairs: where the planned day is over, the last that makes sense. */
const meetingDay = (month: Temporal.PlainDate, { today, meeting, latest }: Times): Temporal.PlainDate => {
  const planned = month.subtract({ days: meeting });
  if (Temporal.PlainDate.compare(planned, today) >= 0) return planned;
  const last = month.subtract({ days: latest });
  return Temporal.PlainDate.compare(last, today) < 0 ? today : last;
};

const leadOf = (prisonId: string, { leads, leadDefault }: Times): number => leads[prisonId] ?? leadDefault;

const longestLead = ({ groups }: Need, times: Times): number => {
  const prisons = groups.flatMap(({ prisonId, mentorsNeeded }) =>
    prisonId === undefined || mentorsNeeded === 0 ? [] : [leadOf(prisonId, times)],
  );
  return prisons.length === 0 ? times.leadDefault : Math.max(...prisons);
};

/**
 * A branch month by month. Who is released first is served first, of a month those who have one mentor first, because
 * one more makes their pair. A mentor must be let into the prison of that very release when the first meeting is due:
 * holds a clearance then, or gets one in time by how long that prison takes. A mentor who is counted on once is not
 * counted on again. What is missing in one month is taken to be found, so that it is not missing again in the next.
 */
export const supplyOf = (counts: BranchCounts, times: Times): BranchSupply => {
  const today = times.today.toString();
  const server = openServer(counts.profiles, { today, leadOf: (prisonId) => leadOf(prisonId, times) });
  const serve = (need: Need, due: Due): Covered => {
    const wishes = need.groups.map((group) => wishesOf(group, due, times.clearanceOf));
    const late = new Set<string>();
    let { paired: covered } = need;
    let missing = 0;
    for (const wanted of [
      ...wishes.flatMap(({ halves }) => halves),
      ...wishes.flatMap(({ pairs }) => pairs),
    ]) {
      const lacking = wanted.filter((one) => !server.serve(one));
      if (lacking.length === 0) covered += 1;
      missing += lacking.length;
      for (const { prisonId, cleared } of lacking)
        if (prisonId !== undefined && cleared && server.freeIn(due) > 0) late.add(prisonId);
    }
    return { ...need, covered, missing, tooLate: [...late] };
  };
  const out = serve(counts.out, { index: 0, on: today });
  const months = counts.months.map((month, index): MonthSupply => {
    const meeting = month.month.subtract({ days: times.meeting });
    const due = { index, on: meetingDay(month.month, times).toString() };
    const clearBy = meeting.subtract({ days: longestLead(month, times) });
    const places = server.freeIn(due);
    return {
      ...month,
      ...serve(month, due),
      places,
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
    clearings: clearingsOf(server.toAsk(), counts.months, times),
    missing: [out, ...months].reduce((sum, { missing }) => sum + missing, 0),
  };
};

/** By when to ask which prison for how many of the mentors that are counted on. */
const clearingsOf = (
  toAsk: readonly Wanted[],
  months: readonly MonthCounts[],
  times: Times,
): readonly Clearing[] =>
  [...Map.groupBy(toAsk, ({ due, prisonId }) => `${due.index} ${prisonId}`).values()]
    .flatMap((some): readonly Clearing[] => {
      const [first] = some;
      const month = months[first?.due.index ?? 0]?.month;
      if (first?.prisonId === undefined || month === undefined) return [];
      const { due, prisonId } = first;
      const by = Temporal.PlainDate.from(due.on).subtract({ days: leadOf(prisonId, times) });
      return [{ month, prisonId, mentors: some.length, by }];
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.by, b.by));

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
