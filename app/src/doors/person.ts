import { type Covariate, FACT_NAMES, type Facts, RISK_BANDS } from '@primus-motor/trial';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../platform/database/register.ts';

/** What the case register says of one person that an allocation rests on. No name, no address, no note. */
export interface PersonRecords {
  readonly id: string;
  readonly organisationId: string;
  readonly branchId: string;
  /** The number of the latest referral: what a trial manager sees in place of a name. */
  readonly number: string;
  readonly area: string;
  readonly birthDate: Temporal.PlainDate | null;
  readonly referralAccepted: boolean;
  readonly townServed: boolean | null;
  readonly release: Temporal.PlainDate | null;
  readonly consents: readonly string[];
  readonly assessment: Assessment;
  readonly courseRunning: boolean;
  readonly pairFree: boolean;
}

/** An assessment as the coordinator recorded it; its values, and further ones, may be baseline values of a study. */
const assessmentSchema = z
  .looseObject({
    riskBand: z.enum(RISK_BANDS).nullable().catch(null),
    answers: z.record(z.string(), z.boolean()).catch({}),
    values: z.record(z.string(), z.union([z.string(), z.number()])).catch({}),
  })
  .readonly();
export type Assessment = z.output<typeof assessmentSchema>;

interface Row {
  readonly id: string;
  readonly organisation_id: string;
  readonly branch_id: string;
  readonly number: string | null;
  readonly area: string;
  readonly birth_date: string | null;
  readonly accepted: boolean;
  readonly town_served: boolean | null;
  readonly release: string | null;
  readonly consents: readonly string[] | null;
  readonly assessment: unknown;
  readonly running: boolean;
  readonly pair: boolean;
}

const dateOf = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

const recordsOf = (row: Row): PersonRecords =>
  Object.freeze({
    id: row.id,
    organisationId: row.organisation_id,
    branchId: row.branch_id,
    number: row.number ?? '',
    area: row.area,
    birthDate: dateOf(row.birth_date),
    referralAccepted: row.accepted,
    townServed: row.town_served,
    release: dateOf(row.release),
    consents: Object.freeze(row.consents ?? []),
    assessment: assessmentSchema.parse(row.assessment ?? {}),
    courseRunning: row.running,
    pairFree: row.pair,
  });

/**
 * Referred and accepted, and nothing has come of it yet: in no study that is under way, and neither allocated nor given
 * a course since that referral. Who comes back after a new sentence is referred anew.
 */
const waitingFor = (studyId: string) => sql`
  exists (select 1 from programme.referral r where r.person_id = p.id and r.state = 'accepted'
          and not exists (select 1 from programme.enrolment e
                          where e.person_id = p.id and e.enrolled_at >= r.received_at)
          and not exists (select 1 from programme.course c
                          where c.person_id = p.id and (c.closed_on is null or c.opened_on >= (r.received_at at time zone 'Europe/Copenhagen')::date)))
  and not exists (select 1 from keys.study_key k join study.study s on s.id = k.study_id
                  where k.person_id = p.id and (k.study_id = ${studyId} or s.state <> 'closed'))`;

/**
 * One person, or everybody who waits for a study, as far as the viewer may let them in. The release date is the one that the course plan
 * follows: the last stay in prison, a known date before an unknown one, then by kind, certainty and time of writing.
 */
export const readPeople = async (
  db: Database,
  today: Temporal.PlainDate,
  which: { readonly id: string } | { readonly waitingFor: string },
): Promise<readonly PersonRecords[]> => {
  const day = today.toString();
  const wanted = 'id' in which ? sql`p.id = ${which.id}` : waitingFor(which.waitingFor);
  const found = await sql<Row>`
    select p.id, p.organisation_id, p.branch_id, b.area, p.birth_date,
      (select r.number from programme.referral r where r.person_id = p.id
       order by r.received_at desc limit 1) number,
      exists (select 1 from programme.referral r where r.person_id = p.id and r.state = 'accepted') accepted,
      (select t.branch_id = p.branch_id from programme.referral r join office.town t on t.id = r.town_id
       where r.person_id = p.id and r.state = 'accepted' order by r.received_at desc limit 1) town_served,
      (select d.date from programme.release_date d where d.person_id = p.id and d.superseded_by is null
         and d.stay is not null
       order by d.stay desc, d.date is null,
         array_position(array['actual', 'expected', 'conditional-pending', 'two-thirds', 'full-term'], d.kind),
         array_position(array['certain', 'likely', 'uncertain', 'unknown'], d.certainty),
         d.recorded_at desc, d.id limit 1) release,
      (select array_agg(distinct c.purpose) from programme.consents_on(${day}::date) c
       where c.person_id = p.id) consents,
      (select a.facts from programme.assessment a where a.person_id = p.id
       order by a.recorded_at desc limit 1) assessment,
      keys.course_runs(p.id) running,
      programme.pair_is_free(p.branch_id, ${day}::date) pair
    from programme.person p join office.branch b on b.id = p.branch_id
    where ${wanted}
    order by p.id`.execute(db);
  return found.rows.map(recordsOf);
};

/** The facts that a protocol's criteria and strata are judged on, derived from records and never typed in. */
export const factsOf = (
  person: PersonRecords,
  randomisedBefore: boolean,
  today: Temporal.PlainDate,
): Facts => ({
  age: person.birthDate === null ? null : person.birthDate.until(today, { largestUnit: 'years' }).years,
  daysToRelease: person.release === null ? null : today.until(person.release, { largestUnit: 'days' }).days,
  riskBand: person.assessment.riskBand,
  area: person.area,
  townServed: person.townServed,
  consentProgramme: person.consents.includes('programme'),
  consentRegisterFollowUp: person.consents.includes('register-follow-up'),
  randomisedBefore,
  mentorsAvailable: person.pairFree,
});

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/** Baseline values that the records give by themselves, by the names that a plan may call them by. */
const derived: ReadonlySet<string> = new Set([...FACT_NAMES.map(snakeCase), 'risk']);

/** The covariates that no record gives: somebody has to write them down before the allocation. */
export const baselineQuestions = (covariates: readonly Covariate[]): readonly Covariate[] =>
  covariates.filter(({ name }) => !derived.has(snakeCase(name)));

/**
 * The baseline values of a participant, by the names of the protocol's covariates: what is known on the day of
 * allocation and nothing later. A covariate that nobody recorded is left out.
 */
export const baselineOf = (
  covariates: readonly string[],
  person: PersonRecords,
  facts: Facts,
): Readonly<Record<string, string | number>> => {
  const known = new Map<string, string | number>();
  for (const [name, value] of Object.entries({
    ...person.assessment,
    ...person.assessment.values,
    ...facts,
    risk: facts.riskBand,
  })) {
    if (typeof value === 'boolean') known.set(snakeCase(name), value ? 'yes' : 'no');
    if (typeof value === 'string' || typeof value === 'number') known.set(snakeCase(name), value);
  }
  return Object.freeze(
    Object.fromEntries(
      covariates.flatMap((name) => {
        const value = known.get(snakeCase(name));
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
};
