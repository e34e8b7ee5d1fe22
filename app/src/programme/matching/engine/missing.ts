import { type Look, lookFor } from './look.ts';
import type { Missing, Plan, Problem } from './plan.ts';
import { mayBeChosen, mayVisit, pairExclusionIn, visitIn } from './rules.ts';
import type { Seeker } from './seeker.ts';
import { freePlaces, type Volunteer } from './volunteer.ts';

/** What newcomers must bring for one seeker, beside being approved and near. */
interface Demand {
  readonly volunteers: 1 | 2;
  readonly language: boolean;
  readonly clearance: boolean;
  readonly experienced: boolean;
}

/** What somebody new must bring beside `partner`; of two newcomers, at least one of them each thing. */
const demandBeside = (look: Look, partner: Volunteer | undefined): Demand => {
  const { seeker, settings } = look;
  const visits = seeker.beforeRelease && seeker.prisonId !== undefined;
  const partnerVisits = partner !== undefined && mayVisit(visitIn(look, partner));
  return {
    volunteers: partner === undefined ? 2 : 1,
    language: partner?.languages.includes(seeker.language) !== true,
    clearance: visits && (settings.limits.clearanceOf === 'both' || !partnerVisits),
    experienced: settings.limits.experienced && partner?.experienced !== true,
  };
};

const weightOf = (demand: Demand): number =>
  10 * demand.volunteers +
  3 * Number(demand.language) +
  2 * Number(demand.clearance) +
  Number(demand.experienced);

/** The volunteers with a place left when the plan is carried out. */
const leftOver = ({ volunteers, seekers }: Problem, plan: Plan): Map<Volunteer, number> => {
  const staying = new Map(seekers.map(({ id, staying: mentor }) => [id, mentor]));
  const used = plan.rows.flatMap(({ seekerId, mentorIds }) =>
    mentorIds.filter((id) => id !== staying.get(seekerId)),
  );
  const left = new Map(volunteers.map((one) => [one, freePlaces(one)]));
  for (const one of volunteers)
    left.set(one, (left.get(one) ?? 0) - used.filter((id) => id === one.id).length);
  return left;
};

/** The smallest demand for one seeker, and who of those who are left it counts on. */
const smallestDemand = (
  look: Look,
  problem: Problem,
  left: ReadonlyMap<Volunteer, number>,
): { readonly demand: Demand | undefined; readonly counted: readonly Volunteer[] } => {
  const { staying } = look.seeker;
  if (staying !== undefined) {
    const mentor = problem.volunteers.find(({ id }) => id === staying);
    return { demand: { ...demandBeside(look, mentor), volunteers: 1 }, counted: [] };
  }
  const able = [...left]
    .filter(([one, places]) => places > 0 && mayBeChosen(look, one))
    .map(([one]) => one)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // A plan that the time cut short may have overlooked a pair: nobody is missing then.
  for (const one of able)
    for (const other of able)
      if (one.id < other.id && pairExclusionIn(look, one, other) === undefined)
        return { demand: undefined, counted: [one, other] };
  const [best] = able
    .map((one) => ({ one, demand: demandBeside(look, one) }))
    .toSorted((a, b) => weightOf(a.demand) - weightOf(b.demand));
  return best === undefined
    ? { demand: demandBeside(look, undefined), counted: [] }
    : { demand: best.demand, counted: [best.one] };
};

/**
 * Two newcomers need not both bring everything: one who brings what is missing, and one more. A clearance that both must
 * have is asked of both.
 */
const eachOf = ({ settings }: Look, demand: Demand): readonly Demand[] =>
  demand.volunteers === 1
    ? [demand]
    : [
        { ...demand, volunteers: 1 },
        {
          volunteers: 1,
          language: false,
          clearance: demand.clearance && settings.limits.clearanceOf === 'both',
          experienced: false,
        },
      ];

const kindOf = ({ seeker, firstMeeting, settings }: Look, demand: Demand): Missing => ({
  volunteers: demand.volunteers,
  seekerIds: [seeker.id],
  branchId: seeker.home.branchId,
  townId: seeker.home.townId,
  language: demand.language && seeker.language !== 'da' ? seeker.language : undefined,
  prisonId: demand.clearance ? seeker.prisonId : undefined,
  gender: seeker.wishes.genderIsMust && seeker.wishes.gender !== 'none' ? seeker.wishes.gender : undefined,
  experienced: demand.experienced,
  before: firstMeeting !== undefined && firstMeeting > settings.today ? firstMeeting : undefined,
  now: firstMeeting === undefined ? !seeker.beforeRelease : firstMeeting <= settings.today,
});

const sameKind = ({ branchId, language, prisonId, gender, experienced }: Missing): string =>
  JSON.stringify([branchId, language, prisonId, gender, experienced]);

const together = (some: readonly Missing[]): Missing | undefined => {
  const [first] = some;
  const days = some.flatMap(({ before }) => before ?? []).toSorted();
  return (
    first && {
      ...first,
      volunteers: some.reduce((sum, one) => sum + one.volunteers, 0),
      seekerIds: [...new Set(some.flatMap(({ seekerIds }) => seekerIds))],
      townId: some.every(({ townId }) => townId === first.townId) ? first.townId : undefined,
      before: days[0],
      now: some.some(({ now }) => now),
    }
  );
};

/** In the plan's order: who is helped first counts on whoever is left first. */
const unplacedOf = ({ seekers }: Problem, plan: Plan): readonly Seeker[] =>
  plan.unplaced.flatMap((id) => seekers.find((one) => one.id === id) ?? []);

/**
 * Which volunteers are missing for those whom a plan could not place: for each the smallest addition (somebody beside a
 * volunteer who has a place left, else one who brings what is missing and one more) that makes a pair, the same kinds of
 * a branch counted together. With these volunteers everybody has a pair. The most needed kind first.
 */
export const missingFor = (problem: Problem, plan: Plan): readonly Missing[] => {
  const left = leftOver(problem, plan);
  const found: Missing[] = [];
  for (const seeker of unplacedOf(problem, plan)) {
    const look = lookFor(seeker, problem.settings);
    const { demand, counted } = smallestDemand(look, problem, left);
    for (const one of counted) left.set(one, (left.get(one) ?? 0) - 1);
    if (demand !== undefined) found.push(...eachOf(look, demand).map((one) => kindOf(look, one)));
  }
  return [...Map.groupBy(found, sameKind).values()]
    .flatMap((some) => together(some) ?? [])
    .toSorted((a, b) => b.volunteers - a.volunteers || (sameKind(a) < sameKind(b) ? -1 : 1));
};
