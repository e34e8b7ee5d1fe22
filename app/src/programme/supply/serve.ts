/** A month's first meetings: how many months from now, and on which day they are due. */
export interface Due {
  readonly index: number;
  readonly on: string;
}

/** How a mentor stands with a prison. */
export interface Entry {
  /** The last day of the clearance that holds longest. */
  readonly until: string | undefined;
  /** An answer is waited for since this day. */
  readonly sent: string | undefined;
  /** The last answer was no, and nothing was asked after it. */
  readonly refused: boolean;
}

/** Mentors who are alike: the places that each has free month by month, and where each may go. */
export interface Profile {
  readonly mentors: number;
  readonly places: readonly number[];
  readonly access: Readonly<Record<string, Entry>>;
}

/** One mentor for one participant. */
export interface Wanted {
  readonly due: Due;
  /** The prison of the participant; undefined for who is out. */
  readonly prisonId: string | undefined;
  /** Must be let in when the first meeting is due; else it is enough that the prison has not said no. */
  readonly cleared: boolean;
}

/** What a place is to a wish: held has the clearance or waits for it in time; to-ask must be asked for. */
export type Fit = 'held' | 'to-ask' | 'no';

const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** May a mentor of the profile be in the prison when the first meeting is due? */
export const fitOf = (
  { access }: Pick<Profile, 'access'>,
  { due, prisonId, cleared }: Wanted,
  times: { readonly today: string; readonly leadOf: (prisonId: string) => number },
): Fit => {
  if (prisonId === undefined) return 'held';
  const entry = access[prisonId];
  if (entry?.until !== undefined && entry.until >= due.on) return 'held';
  if (entry?.refused === true) return 'no';
  if (!cleared) return 'held';
  const lead = times.leadOf(prisonId);
  const coming = entry?.sent === undefined ? undefined : addDays(entry.sent, lead);
  if (coming !== undefined && (coming > times.today ? coming : times.today) <= due.on) return 'held';
  return addDays(times.today, lead) <= due.on ? 'to-ask' : 'no';
};

/** One place of one mentor. */
interface Slot {
  readonly profile: Profile;
  readonly place: number;
}

const slotsOf = (profiles: readonly Profile[]): readonly Slot[] =>
  profiles.flatMap((profile) =>
    Array.from({ length: Math.max(0, ...profile.places) }, (_, place) =>
      Array.from({ length: profile.mentors }, () => ({ profile, place })),
    ).flat(),
  );

export interface Server {
  /** Places that are free when a month's first meetings are due, and that nobody before has. */
  readonly freeIn: (due: Due) => number;
  /** Serves one wish where that takes nothing from those before; false where nobody is left. */
  readonly serve: (wanted: Wanted) => boolean;
  /** Of those served, who counts on a mentor for whom access is still to be asked for. */
  readonly toAsk: () => readonly Wanted[];
}

/**
 * Gives places to wishes one after the other. Who was served before may be moved to another place and is never left
 * out (augmenting paths): so as many as possible are served, the first ones first. A place that is given stays given: a
 * course lasts longer than the twelve months.
 */
export const openServer = (
  profiles: readonly Profile[],
  times: { readonly today: string; readonly leadOf: (prisonId: string) => number },
): Server => {
  const slots = slotsOf(profiles);
  const holder = new Map<number, Wanted>();
  // Where no way led on once, none will: everything there is taken.
  const dead = new Set<number>();
  const isFree = ({ profile, place }: Slot, { index }: Due): boolean => (profile.places[index] ?? 0) > place;
  // Wishes that are alike ask for the same places, those that need no new request first.
  const known = new Map<string, readonly number[]>();
  const usable = (wanted: Wanted): readonly number[] => {
    const key = `${wanted.due.index} ${wanted.prisonId} ${wanted.cleared}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const fits = new Map(profiles.map((profile) => [profile, fitOf(profile, wanted, times)]));
    const free = slots
      .map((slot, number) => ({ slot, number, fit: fits.get(slot.profile) }))
      .filter(({ slot, fit }) => fit !== 'no' && isFree(slot, wanted.due));
    const found = free
      .toSorted((a, b) => Number(a.fit === 'to-ask') - Number(b.fit === 'to-ask'))
      .map(({ number }) => number);
    known.set(key, found);
    return found;
  };
  const place = (wanted: Wanted, seen: Set<number>): boolean => {
    const own = usable(wanted);
    for (const number of own)
      if (!holder.has(number)) {
        holder.set(number, wanted);
        return true;
      }
    for (const number of own) {
      if (seen.has(number) || dead.has(number)) continue;
      seen.add(number);
      const before = holder.get(number);
      if (before !== undefined && place(before, seen)) {
        holder.set(number, wanted);
        return true;
      }
    }
    return false;
  };
  return {
    freeIn: (due) => slots.filter((slot, number) => !holder.has(number) && isFree(slot, due)).length,
    serve: (wanted) => {
      const seen = new Set<number>();
      if (place(wanted, seen)) return true;
      for (const number of seen) dead.add(number);
      return false;
    },
    toAsk: () =>
      [...holder].flatMap(([number, wanted]) => {
        const slot = slots[number];
        return slot !== undefined && fitOf(slot.profile, wanted, times) === 'to-ask' ? [wanted] : [];
      }),
  };
};
