import { counted, followUpDays } from './protocol.ts';

export type Arm = 'mentoring' | 'control';

/** Somebody invented who takes part. */
export interface Participant {
  readonly name: string;
  /** As it is written: six digits, a hyphen, four digits. */
  readonly cpr: string;
  readonly risk: 'medium' | 'high';
  readonly release: Temporal.PlainDate;
  /** Address of the person's page. */
  readonly path: string;
  readonly arm: Arm;
}

/** An offence as the register will have it, by days from the release. */
export interface Offence {
  readonly cpr: string;
  readonly day: number;
  readonly decision: string;
  readonly kind?: string;
}

const plan: Readonly<Record<Arm, readonly number[]>> = {
  mentoring: [41, 100, 230, 377, 511],
  control: [90, 160, 250, 333, 420, followUpDays],
};

/**
 * What happens to whom. The one person comes first and is the first of the mentoring arm to offend; besides there is, in
 * both arms, everything that must not count: other decisions, none, traffic, before the release and after two years.
 */
export const offencesOf = (people: readonly Participant[]): readonly Offence[] => {
  const found: Offence[] = [];
  for (const arm of ['mentoring', 'control'] as const) {
    const ofArm = people.filter((one) => one.arm === arm);
    plan[arm].forEach((day, i) => {
      const cpr = ofArm[i]?.cpr ?? '';
      found.push({ cpr, day: day - 20, decision: 'dropped' });
      found.push({ cpr, day, decision: counted[i % counted.length] ?? '' });
      found.push({ cpr, day: day + 30, decision: 'unconditional' });
    });
    const [a, b, c, d, e, f] = ofArm.slice(plan[arm].length).map(({ cpr }) => cpr);
    found.push({ cpr: a ?? '', day: 200, decision: 'unconditional', kind: 'traffic' });
    found.push({ cpr: b ?? '', day: 200, decision: 'acquitted' });
    found.push({ cpr: c ?? '', day: 200, decision: 'fine' });
    found.push({ cpr: d ?? '', day: -3, decision: 'conditional' });
    found.push({ cpr: e ?? '', day: followUpDays + 1, decision: 'unconditional' });
    found.push({ cpr: f ?? '', day: 700, decision: '' });
  }
  return found;
};

/** The file as the register's authority writes it, from the list that it was sent; the header is line 1. */
export const registerFile = (
  people: readonly Participant[],
  offences: readonly Offence[],
  keys: ReadonlyMap<string, string>,
): readonly string[] => {
  const lines = ['study_key;offence_date;charge_date;decision_date;decision;custody;offence_kind'];
  for (const { cpr, day, decision, kind = 'theft' } of offences) {
    const release = people.find((one) => one.cpr === cpr)?.release;
    const offence = release?.add({ days: day });
    const cells = [keys.get(cpr), offence, offence?.add({ days: 5 })];
    const decided = decision === '' ? '' : offence?.add({ days: 60 });
    lines.push([...cells, decided, decision, decision === 'unconditional' ? 'ja' : 'nej', kind].join(';'));
  }
  return lines;
};

/** One arm as it must come out, counted one by one. */
export interface ExpectedArm {
  readonly n: number;
  readonly events: number;
  /** Kaplan–Meier: the days of events, and the part that is free of one after each. */
  readonly days: readonly number[];
  readonly survival: readonly number[];
}

/** The first day on which an offence counts; undefined for whoever has none within two years. */
export const firstDayOf = (cpr: string, offences: readonly Offence[]): number | undefined => {
  let first: number | undefined;
  for (const one of offences) {
    if (one.cpr !== cpr || !counted.includes(one.decision) || one.kind === 'traffic') continue;
    if (one.day < 0 || one.day > followUpDays) continue;
    if (first === undefined || one.day < first) first = one.day;
  }
  return first;
};

export const expectedArm = (
  people: readonly Participant[],
  offences: readonly Offence[],
  arm: Arm,
): ExpectedArm => {
  const days: number[] = [];
  let n = 0;
  for (const person of people) {
    if (person.arm !== arm) continue;
    n += 1;
    const day = firstDayOf(person.cpr, offences);
    if (day !== undefined) days.push(day);
  }
  days.sort((a, b) => a - b);
  // Everybody is followed for the whole two years and no two offend on the same day.
  const survival: number[] = [];
  let free = 1;
  days.forEach((_, i) => {
    free *= 1 - 1 / (n - i);
    survival.push(free);
  });
  return { n, events: days.length, days, survival };
};
