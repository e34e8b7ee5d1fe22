import type { Covariate, Criterion, EligibilityResult, Text } from '@primus-motor/trial';
import type { Refused } from '../office/refused.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Register } from '../platform/database/register.ts';
import { compareDanish } from '../ui/index.ts';
import { baselineQuestions, readPeople } from './person.ts';
import { whyNot } from './policies.ts';
import { situationOf } from './situation.ts';
import { type DoorStudy, lockedProtocol } from './study.ts';

export interface OpenStudy {
  readonly id: string;
  readonly title: Text;
}

/** How a person stands towards a study: criterion by criterion, and what else is in the way. */
export interface PersonEligibility {
  readonly eligibility: EligibilityResult;
  /** The criteria that a person answers; the records cannot. */
  readonly questions: readonly Criterion[];
  /** Baseline values of the plan that the records cannot give. */
  readonly baseline: readonly Covariate[];
  /** Why the person cannot be let in now; undefined when the button may be pressed. */
  readonly refusal: Refused | undefined;
}

const recruiting = async (db: Database, organisationId: string): Promise<readonly DoorStudy[]> => {
  const rows = await db
    .selectFrom('study.study')
    .select(['id', 'organisation_id', 'state', 'commitment', 'protocol', 'protocol_hash'])
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'recruiting')
    .orderBy('registered_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    state: row.state,
    commitment: row.commitment,
    locked: lockedProtocol(row),
  }));
};

/** The organisation's studies that take participants now, the first registered first. */
export const openStudies = async (doors: Register, organisationId: string): Promise<readonly OpenStudy[]> =>
  doors.read(async (db) =>
    (await recruiting(db, organisationId)).map(({ id, locked }) => ({ id, title: locked.protocol.title })),
  );

/** Every baseline value that a plan which takes participants now asks somebody to write down. */
export const askedBaseline = async (doors: Register, organisationId: string): Promise<readonly Covariate[]> =>
  doors.read(async (db) =>
    (await recruiting(db, organisationId)).flatMap(({ locked }) =>
      baselineQuestions(locked.protocol.dataset.covariates),
    ),
  );

/** The same judgement that `enrol` makes, for a page; undefined when the viewer may not see the person or the study. */
export const eligibilityFor = async (
  doors: Register,
  clock: Clock,
  request: { readonly personId: string; readonly studyId: string },
): Promise<PersonEligibility | undefined> =>
  doors.read(async (db) => {
    const today = clock.today();
    const [person] = await readPeople(db, today, { id: request.personId });
    if (person === undefined) return undefined;
    const studies = await recruiting(db, person.organisationId);
    const study = studies.find((one) => one.id === request.studyId);
    if (study === undefined) return undefined;
    const situation = await situationOf(db, person, study, today);
    const questions = study.locked.protocol.eligibility.filter(({ rule }) => rule.type === 'confirmed');
    const baseline = baselineQuestions(study.locked.protocol.dataset.covariates);
    return { eligibility: situation.eligibility, questions, baseline, refusal: whyNot(situation) };
  });

/** Somebody who may be ready for a study: a number and criteria, never a name. */
export interface ReadyPerson {
  readonly personId: string;
  readonly number: string;
  readonly eligibility: EligibilityResult;
  readonly refusal: Refused | undefined;
}

/** Everybody with an accepted referral who is in no open study and has no course running, by number. */
export const readyPeople = async (
  doors: Register,
  clock: Clock,
  organisationId: string,
  studyId: string,
): Promise<readonly ReadyPerson[]> =>
  doors.read(async (db) => {
    const today = clock.today();
    const study = (await recruiting(db, organisationId)).find((one) => one.id === studyId);
    if (study === undefined) return [];
    const ready: ReadyPerson[] = [];
    for (const person of await readPeople(db, today, { waitingFor: study.id })) {
      const situation = await situationOf(db, person, study, today);
      ready.push({
        personId: person.id,
        number: person.number,
        eligibility: situation.eligibility,
        refusal: whyNot(situation),
      });
    }
    return ready.toSorted((a, b) => compareDanish(a.number, b.number));
  });
