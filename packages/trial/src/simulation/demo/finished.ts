import type { FollowUpEnd } from '../../outcome/derive.ts';
import { between, chance, pick } from '../random.ts';
import { type SimulationPlan, trueRisks } from '../trial/plan.ts';
import { LONGEST_DECISION_DAYS } from '../trial/register.ts';
import { type SimulatedPerson, simulateTrial } from '../trial/trial.ts';
import { type Draft, dateText, isBefore, latest, workday } from './draft.ts';
import type { NameMaker } from './names.ts';
import { writeReferred } from './people.ts';
import { DEMO_FOLLOW_UP_DAYS } from './protocol.ts';
import { MOVE_SOURCES, type ReleaseChange, writeReleaseDates } from './release.ts';
import { coordinatorOf } from './staff.ts';
import { enrol, type OpenStudy, openStudy } from './study.ts';
import type { Area, DemoAllocation, Id } from './types.ts';

/** A course that is to be held: for whom, where and around which dates. */
export type CourseRequest = Readonly<{
  participantId: Id;
  branchId: Id;
  openedOn: Temporal.PlainDate;
  /** the expected or actual release; null when nobody knows */
  release: Temporal.PlainDate | null;
  finishedStudy: boolean;
  /** died or left the country: no course goes on after that */
  end: FollowUpEnd | null;
}>;

/** The invented truth: mentoring helps people of high risk much and others little. */
export const DEMO_PLAN: SimulationPlan = {
  people: 97,
  design: { arms: ['mentoring', 'control'], shares: [1, 1], blockSizes: [2, 4] },
  groups: (
    [
      ['west', 'medium', 0.3],
      ['west', 'high', 0.3],
      ['east', 'medium', 0.2],
      ['east', 'high', 0.2],
    ] as const
  ).map(([area, band, share]) => ({
    stratum: `area=${area};riskBand=${band}`,
    share,
    controlRisk: band === 'high' ? 0.66 : 0.32,
    hazardRatio: band === 'high' ? 0.38 : 0.85,
  })),
  shape: 0.75,
  followUpDays: DEMO_FOLLOW_UP_DAYS,
  recruitmentDays: 700,
  waitDays: [35, 90],
  lossPerYear: 0.02,
  registerDays: null,
};

/** Days from the last day the register is complete for to today. */
const REGISTER_AGE_DAYS = 40;

function startOf(today: Temporal.PlainDate): Temporal.PlainDate {
  const { recruitmentDays, waitDays, followUpDays } = DEMO_PLAN;
  return today.subtract({
    days: recruitmentDays + waitDays[1] + followUpDays + LONGEST_DECISION_DAYS + REGISTER_AGE_DAYS,
  });
}

function writeOutcomes(draft: Draft, allocation: DemoAllocation, person: SimulatedPerson): void {
  const { studyId, participantId, studyKey } = allocation;
  const text = (date: Temporal.PlainDate | null) => date && dateText(date);
  for (const event of person.events)
    draft.outcomes.push({
      studyId,
      participantId,
      studyKey,
      offenceType: event.offenceType,
      offenceDate: dateText(event.offenceDate),
      chargeDate: text(event.chargeDate),
      decisionDate: text(event.decisionDate),
      decision: event.decision,
      custody: event.custody,
    });
  if (!person.end) return;
  const on = dateText(person.end.on);
  draft.followUpEnds.push({ studyId, participantId, studyKey, reason: person.end.reason, on });
  if (person.end.reason !== 'withdrawn') return;
  draft.consents = draft.consents.map((consent) =>
    consent.participantId === participantId && consent.purpose === 'register-follow-up'
      ? { ...consent, withdrawnOn: on, withdrawnHow: 'in-writing' }
      : consent,
  );
}

/** One person of the finished trial, from referral to outcome. */
function writeFinishedPerson(
  draft: Draft,
  names: NameMaker,
  study: OpenStudy,
  person: SimulatedPerson,
  index: number,
): CourseRequest | null {
  const words = draft.words('finished', index);
  const [area, riskBand] = (DEMO_PLAN.groups[person.group] as SimulationPlan['groups'][number]).stratum
    .split(';')
    .map((part) => part.split('=')[1]) as [Area, 'medium' | 'high'];
  const branch = pick(
    words,
    draft.branches.filter((one) => one.area === area),
  );
  const on = workday(person.randomisedOn);
  const receivedOn = workday(on.subtract({ days: between(words, 20, 55) }));
  const written = writeReferred(draft, names, {
    key: `finished-${index}`,
    branch,
    receivedOn,
    state: 'accepted',
    decidedOn: workday(receivedOn.add({ days: between(words, 3, 7) })),
    riskBand,
    consents: {
      on: on.subtract({ days: between(words, 2, 9) }),
      purposes: ['programme', 'register-follow-up', 'authority-contact'],
    },
  });
  const release = person.releasedOn;
  const paroled = chance(words, riskBand === 'high' ? 0.45 : 0.75);
  const changes: ReleaseChange[] = [];
  let first = release;
  if (chance(words, 0.3)) {
    first = release.add({ days: paroled ? between(words, 5, 40) : -between(words, 40, 90) });
    const told = latest(receivedOn.add({ days: 2 }), release.subtract({ days: between(words, 15, 45) }));
    changes.push({ on: told, to: release, source: paroled ? MOVE_SOURCES.earlier : MOVE_SOURCES.refused });
  }
  writeReleaseDates(draft, {
    participantId: written.id,
    recordedBy: coordinatorOf(draft, branch.id),
    receivedOn,
    first: isBefore(first, receivedOn) ? release : first,
    changes,
    parole: paroled ? 'granted' : 'refused',
  });
  const allocation = enrol(draft, study, { person: written, branch, riskBand, on, origin: release, paroled });
  writeOutcomes(draft, allocation, person);
  if (allocation.arm !== 'mentoring') return null;
  const openedOn = workday(on.add({ days: between(words, 3, 9) }));
  return {
    participantId: written.id,
    branchId: branch.id,
    openedOn,
    release,
    finishedStudy: true,
    end: person.end,
  };
}

/** Writes the finished trial of 97 people; gives the courses that its mentoring arm was to have. */
export function writeFinishedStudy(draft: Draft, names: NameMaker): CourseRequest[] {
  const startsOn = startOf(draft.today);
  const { overall, groups } = trueRisks(DEMO_PLAN);
  const [medium, high] = groups;
  const study = openStudy(draft, {
    slug: 'demo-finished',
    title: { da: 'Demoforsøg: mentorer efter løsladelse', en: 'Demo trial: mentors after release' },
    state: 'closed',
    opened: workday(startsOn.subtract({ days: 30 })),
    completeUntil: dateText(draft.today.subtract({ days: REGISTER_AGE_DAYS })),
    truth: { overall, byRiskBand: { ...(medium && { medium }), ...(high && { high }) } },
  });
  const trial = simulateTrial(DEMO_PLAN, ['demo', draft.seed, 'finished'], startsOn, study.sealed);
  return trial.people.flatMap((person, i) => writeFinishedPerson(draft, names, study, person, i + 1) ?? []);
}
