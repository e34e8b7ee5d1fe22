import { formatNumber, type Lang, plural } from '../../../ui/index.ts';
import type { MentorRecord } from '../../mentors/store.ts';
import { exclusionText, pairExclusionName } from '../texts.ts';
import type { Obstacle } from './lines.ts';
import type { NotSeeking } from './situation.ts';

const notSeeking: Readonly<Record<Lang, Readonly<Record<NotSeeking, string>>>> = {
  da: {
    whole: 'Forløbet har fået sit par.',
    asked: 'Et andet par er spurgt.',
    resting: 'Forløbet er på pause.',
    'no-consent': 'Samtykket gælder ikke længere.',
  },
  en: {
    whole: 'The course has its pair.',
    asked: 'Another pair is asked.',
    resting: 'The course rests.',
    'no-consent': 'The consent no longer holds.',
  },
};

/** What stands in the way of a line, as a sentence with the mentor's name. */
export const obstacleText = (
  lang: Lang,
  obstacle: Obstacle,
  mentors: ReadonlyMap<string, Pick<MentorRecord, 'name'>>,
): string => {
  const da = lang === 'da';
  const name = (id: string) => mentors.get(id)?.name ?? (da ? 'Mentoren' : 'The mentor');
  switch (obstacle.kind) {
    case 'gone':
      return da
        ? 'Forløbet er afsluttet, så linjen bliver ikke sendt.'
        : 'The course is closed, so the line is not sent.';
    case 'not-seeking':
      return notSeeking[lang][obstacle.why];
    case 'mentor':
      return `${name(obstacle.mentorId)} ${obstacle.exclusions.map((one) => exclusionText(lang, one)).join('; ')}.`;
    case 'unknown-mentor':
      return da
        ? 'En af mentorerne er ikke i afdelingen længere.'
        : 'One of the mentors is not of the branch any more.';
    case 'other-stays':
      return da
        ? `${name(obstacle.mentorId)} er på forløbet og skal være den ene.`
        : `${name(obstacle.mentorId)} is on the course and must be one of the two.`;
    case 'pair':
      return pairExclusionName[lang][obstacle.rule];
    case 'too-often':
      return da
        ? `${name(obstacle.mentorId)} står på flere linjer, men har kun ${plural('da', obstacle.places, 'plads', 'pladser')}.`
        : `${name(obstacle.mentorId)} is on several lines and has only ${plural('en', obstacle.places, 'place', 'places')}.`;
  }
};

/** How good a plan is, in words. */
export const qualityText = (
  lang: Lang,
  plan: {
    readonly proven: boolean;
    readonly points: number;
    readonly gap: { readonly seekers: number; readonly points: number };
  },
): string => {
  const da = lang === 'da';
  if (plan.proven)
    return da
      ? 'Bedst mulig plan: flest mulige får et par, de første løsladelser først, og derefter flest point.'
      : 'The best possible plan: as many as possible get a pair, the first releases first, then most points.';
  if (plan.gap.seekers > 0)
    return da
      ? `En god plan. Højst ${plan.gap.seekers} flere kunne få et par; det nåede vi ikke at afgøre.`
      : `A good plan. At most ${plan.gap.seekers} more could get a pair; there was no time to settle it.`;
  const points = formatNumber(lang, plan.points);
  return da
    ? `Højst ${plan.gap.points} point af ${points} fra den bedst mulige plan.`
    : `At most ${plan.gap.points} of ${points} points from the best possible plan.`;
};

export const texts = {
  da: {
    title: 'Par',
    lead: 'Alle, der venter på et par, på én gang. Ingen bliver spurgt, før du sender.',
    waiting: (count: number) => `${plural('da', count, 'forløb venter', 'forløb venter')} på et par`,
    nobody: 'Ingen venter på et par',
    nobodyNext: 'Når et forløb åbner eller mister en mentor, står det her.',
    find: 'Find par til alle',
    draft: (date: string) => `Se planen fra ${date}`,
    draftStays: 'Finder du par igen, bliver den gamle plan lagt væk.',
    person: 'Deltager',
    release: 'Løslades',
    released: 'løsladt',
    unknown: 'ingen kender dagen',
    lacks: 'Mangler',
    both: 'to mentorer',
    second: (name: string) => `én mentor ved siden af ${name}`,
    planTitle: (branch: string) => `${branch}: plan for par`,
    back: 'Par',
    planBack: 'Planen',
    made: (date: string, version: number) =>
      version === 0 ? `Lagt ${date}.` : `Lagt ${date} efter indstillinger, udgave ${version}.`,
    touched: 'Planen er ændret siden.',
    pair: 'Par',
    points: 'Point',
    why: 'Hvorfor',
    edit: 'Ret',
    for: 'For',
    against: 'Imod',
    closedCourse: 'Et afsluttet forløb',
    leftOut: 'udeladt',
    changed: 'rettet',
    stands: 'kan ikke sendes',
    lines: 'Forslag',
    none: 'Planen har ingen forslag.',
    unplaced: (count: number) => `${plural('da', count, 'forløb', 'forløb')} kan ikke få et par`,
    missing: 'Det mangler',
    send: 'Send alle forslag',
    sendMeans: (count: number) =>
      `${plural('da', count, 'forløb bliver', 'forløb bliver')} spurgt på én gang: deltageren og begge mentorer. Kan én linje ikke sendes, bliver ingen sendt.`,
    sent: (count: number) =>
      `${plural('da', count, 'forslag er', 'forslag er')} sendt. Svarene står på hvert forløb.`,
    wasSent: 'Planen er sendt. Svarene står på hvert forløb.',
    wasDiscarded: 'Planen er lagt væk; der er fundet par igen siden.',
    lineTitle: (person: string) => `${person}: ret forslaget`,
    first: 'Den ene mentor',
    other: 'Den anden mentor',
    leave: 'Udelad forløbet, når planen sendes',
    reason: 'Begrundelse',
    reasonHint: 'Kun når du vælger andre end planen.',
    reasonNeeded: 'Skriv, hvorfor du vælger andre end planen.',
    save: 'Gem',
    saved: 'Forslaget er rettet. Point og regler er regnet om.',
    notPossible: 'Intet er gemt.',
    changedMeanwhile: 'En anden har rettet forslaget imens. Intet er gemt. Se planen, og ret igen.',
    noPlan: 'Ingen venter på et par, så der er ingen plan at lægge.',
    leadTitle: 'Par i hele landet',
    leadLead: 'Antal i hver afdeling. Koordinatorerne lægger og sender planerne.',
    branch: 'Afdeling',
    waits: 'Venter',
    asked: 'Spurgt',
    plan: 'Seneste plan',
    noPlanYet: 'ingen',
    planDraft: (date: string) => `kladde ${date}`,
    planSent: (date: string) => `sendt, lagt ${date}`,
    placed: 'Fik par',
    notPlaced: 'Uden par',
    total: 'I alt',
    noneMissing: 'Ingen plan mangler mentorer.',
  },
  en: {
    title: 'Pairs',
    lead: 'Everybody who waits for a pair, all at once. Nobody is asked before you send.',
    waiting: (count: number) => `${plural('en', count, 'course waits', 'courses wait')} for a pair`,
    nobody: 'Nobody waits for a pair',
    nobodyNext: 'A course that opens or loses a mentor comes here.',
    find: 'Find pairs for everybody',
    draft: (date: string) => `See the plan of ${date}`,
    draftStays: 'When you find pairs again, the old plan is put away.',
    person: 'Participant',
    release: 'Release',
    released: 'released',
    unknown: 'nobody knows the day',
    lacks: 'Lacks',
    both: 'two mentors',
    second: (name: string) => `one mentor beside ${name}`,
    planTitle: (branch: string) => `${branch}: plan of pairs`,
    back: 'Pairs',
    planBack: 'The plan',
    made: (date: string, version: number) =>
      version === 0 ? `Made on ${date}.` : `Made on ${date} by settings, version ${version}.`,
    touched: 'The plan has been changed since.',
    pair: 'Pair',
    points: 'Points',
    why: 'Why',
    edit: 'Change',
    for: 'For',
    against: 'Against',
    closedCourse: 'A closed course',
    leftOut: 'left out',
    changed: 'changed',
    stands: 'cannot be sent',
    lines: 'Proposals',
    none: 'The plan has no proposals.',
    unplaced: (count: number) => `${plural('en', count, 'course', 'courses')} cannot get a pair`,
    missing: 'What is missing',
    send: 'Send all proposals',
    sendMeans: (count: number) =>
      `${plural('en', count, 'course is', 'courses are')} asked about at once: the participant and both mentors. If one line cannot be sent, none is.`,
    sent: (count: number) =>
      `${plural('en', count, 'proposal was', 'proposals were')} sent. The answers stand on each course.`,
    wasSent: 'The plan was sent. The answers stand on each course.',
    wasDiscarded: 'The plan was put away; pairs were found again since.',
    lineTitle: (person: string) => `${person}: change the proposal`,
    first: 'One mentor',
    other: 'The other mentor',
    leave: 'Leave the course out when the plan is sent',
    reason: 'Reason',
    reasonHint: 'Only when you choose others than the plan.',
    reasonNeeded: 'Write why you choose others than the plan.',
    save: 'Save',
    saved: 'The proposal was changed. Points and rules were worked out again.',
    notPossible: 'Nothing was saved.',
    changedMeanwhile:
      'Somebody else changed the proposal meanwhile. Nothing was saved. See the plan and change it again.',
    noPlan: 'Nobody waits for a pair, so there is no plan to make.',
    leadTitle: 'Pairs in the whole country',
    leadLead: 'Counts of each branch. The coordinators make and send the plans.',
    branch: 'Branch',
    waits: 'Waiting',
    asked: 'Asked',
    plan: 'Last plan',
    noPlanYet: 'none',
    planDraft: (date: string) => `draft of ${date}`,
    planSent: (date: string) => `sent, made on ${date}`,
    placed: 'Got a pair',
    notPlaced: 'Without',
    total: 'In all',
    noneMissing: 'No plan lacks mentors.',
  },
} as const;
