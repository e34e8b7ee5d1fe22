import {
  blindCodes,
  DEMO_PLAN,
  demoProtocol,
  lockProtocol,
  type ProtocolInput,
  type SimulatedPerson,
  sealRandomisation,
  simulateTrial,
} from '@primus-motor/trial';
import { openHouse, type Player, type TestHouse } from '../../test/house.ts';
import { newStudyKey, secretPurpose } from '../doors/allocation.ts';
import { openTestStudy } from '../doors/fixture.ts';
import { outcomeColumns } from './outcomes/row.ts';

export interface FinishedStudy {
  readonly house: TestHouse;
  readonly studyId: string;
  readonly slug: string;
  readonly people: readonly (SimulatedPerson & { readonly studyKey: string })[];
  readonly mentoringCode: string;
  readonly completeUntil: Temporal.PlainDate;
  /** The register's extract, as a file to upload. */
  readonly file: File;
}

const startsOn = Temporal.PlainDate.from('2022-01-10');

const groupOf = (person: SimulatedPerson) =>
  Object.fromEntries(person.stratum.split(';').map((part) => part.split('=') as [string, string]));

/** A study of 97 simulated people, released and followed for two years; outcomes not yet brought in. */
export const openFinishedStudy = async (
  options: { readonly state?: string; readonly protocol?: ProtocolInput; readonly house?: TestHouse } = {},
): Promise<FinishedStudy> => {
  const house = options.house ?? (await openHouse({ today: '2026-11-22' }));
  const slug = 'finished';
  const protocol = options.protocol ?? demoProtocol(slug, { da: 'Prøveforsøget', en: 'The test trial' });
  const studyId = await openTestStudy(house, { slug, protocol, state: options.state ?? 'closed' });
  const { rows } = await house.owner.query(
    'select secret_sealed from study.sealed_secret where study_id = $1',
    [studyId],
  );
  const secret = house.parts.house.secrets.open(secretPurpose, rows[0].secret_sealed);
  const sealed = sealRandomisation(lockProtocol(protocol), secret);
  // The people are the same in every run, and so are their arms: only the letters follow the study's own secret.
  const trial = simulateTrial(DEMO_PLAN, ['test', 1], startsOn);
  const codes = blindCodes(sealed);
  const people = trial.people.map((person) => ({ ...person, studyKey: newStudyKey() }));
  for (const [i, person] of people.entries())
    await house.owner.query(
      `insert into study.participant (study_id, organisation_id, study_key, coded_arm, origin_date, follow_up_withdrawn_on, baseline)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        studyId,
        house.ids.organisation,
        person.studyKey,
        codes[person.arm],
        person.releasedOn.toString(),
        person.end?.on.toString() ?? null,
        JSON.stringify({
          age: 20 + (i % 35),
          prior_sentences: i % 9,
          risk: groupOf(person)['riskBand'],
          area: groupOf(person)['area'],
        }),
      ],
    );
  return {
    house,
    studyId,
    slug,
    people,
    mentoringCode: codes['mentoring'] ?? '',
    completeUntil: trial.completeUntil,
    file: fileOf(people),
  };
};

const fileOf = (people: FinishedStudy['people']): File => {
  const lines = people.flatMap(({ studyKey, events }) =>
    events.map((event) =>
      [
        studyKey,
        event.offenceDate,
        event.chargeDate,
        event.decisionDate,
        event.decision,
        event.custody ? 'ja' : 'nej',
        event.offenceType,
      ]
        .map((value) => value?.toString() ?? '')
        .join(';'),
    ),
  );
  return new File([[outcomeColumns.join(';'), ...lines].join('\r\n')], 'udtræk.csv', { type: 'text/csv' });
};

/** Uploads and confirms the register's extract, as the trial manager does. */
export const bringOutcomes = async ({
  house,
  studyId,
  file,
  completeUntil,
}: FinishedStudy): Promise<void> => {
  const manager = house.as('trialManager');
  const staged = await manager.post(`/studies/${studyId}/outcomes`, {
    file,
    completeUntil: completeUntil.toString(),
  });
  await manager.post(staged.location ?? '', {});
};

/** Runs the analysis, asks for unblinding as one player and agrees as another. */
export const analyseAndUnblind = async (
  { house, studyId }: FinishedStudy,
  asks: Player = 'evaluator',
  agrees: Player = 'trialManager',
): Promise<void> => {
  await house.as('evaluator').post(`/studies/${studyId}/analysis`, {});
  const { rows } = await house.owner.query(
    'select id, results_hash from study.analysis where study_id = $1 order by number desc limit 1',
    [studyId],
  );
  await house.as(asks).post(`/studies/${studyId}/unblinding`, {
    analysis: rows[0].id,
    reason: 'Analysen ligger fast, og resultatet skal ud.',
  });
  const asked = await house.owner.query('select id from study.unblinding where analysis_id = $1', [
    rows[0].id,
  ]);
  await house.as(agrees).post(`/studies/${studyId}/unblinding/agree`, {
    unblinding: asked.rows[0].id,
    hash: rows[0].results_hash,
  });
};
