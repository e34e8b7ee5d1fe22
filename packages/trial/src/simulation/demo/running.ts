import type { WordSource } from '../../randomisation/draw.ts';
import { CONSENT_PURPOSES, type ConsentPurpose, type RiskBand } from '../../vocabulary.ts';
import { between, chance } from '../random.ts';
import { type Draft, dateText, isBefore, latest, workday } from './draft.ts';
import type { CourseRequest } from './finished.ts';
import type { NameMaker } from './names.ts';
import { type PersonSpec, writeReferred } from './people.ts';
import { MOVE_SOURCES, type ReleaseChange, writeReleaseDates } from './release.ts';
import { coordinatorOf } from './staff.ts';
import { enrol, type OpenStudy, openStudy } from './study.ts';
import type { DemoBranch, Id } from './types.ts';

/** The order in which branches take their turn: the greater ones more often. */
const TURNS = [
  'aarhus',
  'koebenhavn',
  'odense',
  'aalborg',
  'koebenhavn',
  'vejle',
  'aarhus',
  'esbjerg',
  'odense',
  'vejle',
];

function branchOf(draft: Draft, key: string): DemoBranch {
  const branch = draft.branches.find((one) => one.key === key);
  if (!branch) throw new Error(`no branch ${key}`);
  return branch;
}

/** Days before today on which people of the running study were randomised: slowly for a year, then faster. */
function randomisedDaysAgo(): number[] {
  const early = Array.from({ length: 36 }, (_, i) => 480 - i * 11);
  const late = Array.from({ length: 20 }, (_, i) => 84 - i * 4);
  return [...early, ...late];
}

/** How one person's release date comes to move before the day itself. */
function changesOf(
  draft: Draft,
  words: WordSource,
  dates: Readonly<{
    receivedOn: Temporal.PlainDate;
    first: Temporal.PlainDate;
    paroled: boolean;
    moves: boolean;
  }>,
): ReleaseChange[] {
  const { receivedOn, first, paroled, moves } = dates;
  const changes: ReleaseChange[] = [];
  if (moves) {
    const on = latest(receivedOn.add({ days: 3 }), first.subtract({ days: between(words, 30, 40) }));
    const to = paroled
      ? first.subtract({ days: between(words, 3, 9) })
      : first.add({ days: between(words, 40, 75) });
    const source = paroled ? MOVE_SOURCES.earlier : MOVE_SOURCES.refused;
    if (isBefore(on, draft.today) && isBefore(on, to)) changes.push({ on, to, source });
  }
  const release = changes[0]?.to ?? first;
  const decidedOn = release.subtract({ days: 20 });
  if (isBefore(decidedOn, draft.today) && !isBefore(release, draft.today))
    changes.push({ on: decidedOn, to: release, source: MOVE_SOURCES.decided });
  return changes;
}

/** One randomised person of the running study; gives a course when the arm is mentoring. */
function writeEnrolled(
  draft: Draft,
  names: NameMaker,
  study: OpenStudy,
  index: number,
  daysAgo: number,
): CourseRequest | null {
  const words = draft.words('running', index);
  const branch = branchOf(draft, TURNS[index % TURNS.length] as string);
  const riskBand = chance(words, 0.5) ? 'high' : 'medium';
  const on = workday(draft.today.subtract({ days: daysAgo }));
  const receivedOn = workday(on.subtract({ days: between(words, 14, 40) }));
  const person = writeReferred(draft, names, {
    key: `running-${index}`,
    branch,
    receivedOn,
    state: 'accepted',
    decidedOn: workday(receivedOn.add({ days: between(words, 2, 6) })),
    riskBand,
    consents: { on: on.subtract({ days: between(words, 1, 7) }), purposes: CONSENT_PURPOSES },
  });
  const first = on.add({ days: between(words, 40, 80) });
  const paroled = chance(words, riskBand === 'high' ? 0.45 : 0.75);
  const changes = changesOf(draft, words, { receivedOn, first, paroled, moves: index % 3 === 0 });
  const planned = changes.at(-1)?.to ?? first;
  const released = isBefore(planned, draft.today);
  const { arm } = enrol(draft, study, {
    person,
    branch,
    riskBand,
    on,
    origin: released ? planned : null,
    paroled: released ? paroled : null,
  });
  // the first course that is far enough from release gets a release date that nobody knows any more
  const unknown =
    arm === 'mentoring' &&
    isBefore(draft.today.add({ days: 30 }), planned) &&
    !draft.releaseDates.some((one) => one.source === MOVE_SOURCES.unknown);
  if (unknown)
    changes.push({ on: draft.today.subtract({ days: 4 }), to: null, source: MOVE_SOURCES.unknown });
  const decided = isBefore(planned, draft.today.add({ days: 20 }));
  writeReleaseDates(draft, {
    participantId: person.id,
    recordedBy: coordinatorOf(draft, branch.id),
    receivedOn,
    first,
    changes,
    parole: !decided ? 'pending' : paroled ? 'granted' : 'refused',
  });
  const openedOn = workday(on.add({ days: between(words, 2, 5) }));
  if (arm !== 'mentoring' || !isBefore(openedOn, draft.today)) return null;
  const release = unknown ? null : planned;
  return {
    participantId: person.id,
    branchId: branch.id,
    openedOn,
    release,
    finishedStudy: false,
    end: null,
  };
}

/** Writes the study that is recruiting today; gives the courses of its mentoring arm. */
export function writeRunningStudy(draft: Draft, names: NameMaker): CourseRequest[] {
  const study = openStudy(draft, {
    slug: 'demo-running',
    title: { da: 'Demoforsøg 2: mentorer efter løsladelse', en: 'Demo trial 2: mentors after release' },
    state: 'recruiting',
    opened: workday(draft.today.subtract({ days: 520 })),
    completeUntil: null,
    truth: null,
  });
  return randomisedDaysAgo().flatMap((daysAgo, i) => writeEnrolled(draft, names, study, i, daysAgo) ?? []);
}

/** Someone who has been referred and not randomised. Days are counted back from, or on from, today. */
type Waiting = Readonly<{
  branch: string;
  receivedDaysAgo: number;
  /** null: nobody knows the date yet */
  releaseIn: number | null;
  state: PersonSpec['state'];
  reason?: string;
  note?: string;
  consents?: readonly ConsentPurpose[];
  riskBand?: RiskBand;
  movedBy?: number;
  /** taken back by telephone two days ago */
  withdrawn?: ConsentPurpose;
}>;

const ALL = CONSENT_PURPOSES;

/** New referrals in every branch, and one of each thing that can come after. */
const WAITING: readonly Waiting[] = [
  {
    branch: 'aarhus',
    receivedDaysAgo: 1,
    releaseIn: 74,
    state: 'new',
    note: 'Vil gerne begynde før løsladelsen.',
  },
  { branch: 'koebenhavn', receivedDaysAgo: 2, releaseIn: 88, state: 'new' },
  { branch: 'odense', receivedDaysAgo: 1, releaseIn: 63, state: 'new' },
  { branch: 'aalborg', receivedDaysAgo: 4, releaseIn: 24, state: 'new', note: 'Løslades snart.' },
  { branch: 'vejle', receivedDaysAgo: 3, releaseIn: 97, state: 'new' },
  { branch: 'esbjerg', receivedDaysAgo: 2, releaseIn: 81, state: 'new', note: 'Taler bedst om formiddagen.' },
  { branch: 'aarhus', receivedDaysAgo: 6, releaseIn: null, state: 'new' },
  { branch: 'koebenhavn', receivedDaysAgo: 8, releaseIn: 110, state: 'new' },
  {
    branch: 'aalborg',
    receivedDaysAgo: 30,
    releaseIn: 9,
    state: 'declined',
    reason: 'Løslades, før et forløb kan nå at begynde.',
  },
  {
    branch: 'odense',
    receivedDaysAgo: 44,
    releaseIn: 40,
    state: 'declined',
    reason: 'Flytter til en by uden mentorer.',
  },
  {
    branch: 'koebenhavn',
    receivedDaysAgo: 21,
    releaseIn: 66,
    state: 'declined',
    reason: 'Ønsker ikke mentorer.',
  },
  {
    branch: 'vejle',
    receivedDaysAgo: 35,
    releaseIn: 52,
    state: 'withdrawn',
    reason: 'Fængslet har trukket henvisningen tilbage.',
  },
  { branch: 'aarhus', receivedDaysAgo: 9, releaseIn: 70, state: 'accepted' },
  { branch: 'esbjerg', receivedDaysAgo: 12, releaseIn: 59, state: 'accepted' },
  { branch: 'odense', receivedDaysAgo: 15, releaseIn: null, state: 'accepted' },
  {
    branch: 'koebenhavn',
    receivedDaysAgo: 14,
    releaseIn: 77,
    state: 'accepted',
    consents: ['programme'],
    riskBand: 'high',
  },
  {
    branch: 'aalborg',
    receivedDaysAgo: 18,
    releaseIn: 66,
    state: 'accepted',
    consents: ['programme', 'authority-contact'],
    riskBand: 'medium',
  },
  {
    branch: 'aarhus',
    receivedDaysAgo: 20,
    releaseIn: 58,
    state: 'accepted',
    consents: ALL,
    riskBand: 'high',
  },
  {
    branch: 'aarhus',
    receivedDaysAgo: 17,
    releaseIn: 49,
    state: 'accepted',
    consents: ALL,
    riskBand: 'medium',
    movedBy: 21,
  },
  {
    branch: 'koebenhavn',
    receivedDaysAgo: 19,
    releaseIn: 71,
    state: 'accepted',
    consents: ALL,
    riskBand: 'high',
  },
  {
    branch: 'odense',
    receivedDaysAgo: 23,
    releaseIn: 55,
    state: 'accepted',
    consents: ALL,
    riskBand: 'high',
    movedBy: -14,
  },
  {
    branch: 'vejle',
    receivedDaysAgo: 16,
    releaseIn: 62,
    state: 'accepted',
    consents: ALL,
    riskBand: 'medium',
    withdrawn: 'authority-contact',
  },
  {
    branch: 'esbjerg',
    receivedDaysAgo: 26,
    releaseIn: 45,
    state: 'accepted',
    consents: ALL,
    riskBand: 'low',
  },
];

function writeWaitingPerson(draft: Draft, names: NameMaker, waiting: Waiting, index: number): Id {
  const words = draft.words('waiting', index);
  const { today } = draft;
  const branch = branchOf(draft, waiting.branch);
  const receivedOn = workday(today.subtract({ days: waiting.receivedDaysAgo }));
  const decidedOn = waiting.state === 'new' ? null : workday(receivedOn.add({ days: between(words, 1, 5) }));
  const person = writeReferred(draft, names, {
    key: `waiting-${index}`,
    branch,
    receivedOn,
    state: waiting.state,
    decidedOn,
    riskBand: waiting.riskBand ?? null,
    consents: waiting.consents ? { on: receivedOn.add({ days: 8 }), purposes: waiting.consents } : null,
    ...(waiting.reason === undefined ? {} : { reason: waiting.reason }),
    ...(waiting.note === undefined ? {} : { note: waiting.note }),
  });
  const withdrawnOn = dateText(today.subtract({ days: 2 }));
  draft.consents = draft.consents.map((consent) =>
    consent.participantId === person.id && consent.purpose === waiting.withdrawn
      ? { ...consent, withdrawnOn, withdrawnHow: 'by-phone' }
      : consent,
  );
  const release = waiting.releaseIn === null ? null : today.add({ days: waiting.releaseIn });
  const moved = release !== null && waiting.movedBy !== undefined;
  writeReleaseDates(draft, {
    participantId: person.id,
    recordedBy: coordinatorOf(draft, branch.id),
    receivedOn,
    first: moved ? release.subtract({ days: waiting.movedBy }) : release,
    changes: moved ? [{ on: today.subtract({ days: 3 }), to: release, source: MOVE_SOURCES.later }] : [],
    parole: 'pending',
  });
  return person.id;
}

/** Writes the people who are referred and not yet randomised. */
export function writeWaiting(draft: Draft, names: NameMaker): void {
  for (const [index, waiting] of WAITING.entries()) writeWaitingPerson(draft, names, waiting, index);
}
