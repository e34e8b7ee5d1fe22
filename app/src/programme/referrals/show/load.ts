import type { RouteContext } from '../../../office/route.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { assessIntake } from '../../intake/criteria.ts';
import { currentRule } from '../../intake/store.ts';
import { namesOf } from '../../mentors/store.ts';
import { changesOfReferral } from '../amend/store.ts';
import { answersOf } from '../answers/store.ts';
import { duplicatesOf } from '../duplicates/store.ts';
import { findReferral, isUsed, listTowns, referralsOf, saidRelease } from '../store.ts';

type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'params' | 'clock'>;

/** Everything that a coordinator reads of a referral; undefined for another branch's, or none. */
export const loadReferral = ({ cases, params, clock }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, params.id);
    if (referral === undefined) return undefined;
    const rule = await currentRule(db);
    const towns = await listTowns(db, referral.organisation_id);
    const known = (await currentReleaseDates(db, [referral.person_id])).get(referral.person_id);
    const said = (await saidRelease(db, referral.id)) ?? known;
    const born = referral.birth_date;
    const facts = {
      birthDate: born === null ? undefined : Temporal.PlainDate.from(born),
      area: referral.town_branch_id === referral.branch_id ? ('own' as const) : ('other-branch' as const),
      release: said?.date,
    };
    const changes = await changesOfReferral(db, referral.id);
    return {
      referral,
      said,
      all: await referralsOf(db, referral.person_id),
      used: await isUsed(db, referral.id),
      rule,
      criteria: assessIntake(rule, facts, clock.today()),
      duplicates: await duplicatesOf(db, referral.person_id),
      changes,
      answers: await answersOf(db, referral.id),
      towns: new Map(towns.map((town) => [town.id, town.name])),
      names: await namesOf(
        db,
        changes.map(({ changedBy }) => changedBy),
      ),
    };
  });
export type LoadedReferral = NonNullable<Awaited<ReturnType<typeof loadReferral>>>;
