import { randomUUID } from 'node:crypto';
import { demoProtocol, lockProtocol, type StudyState } from '@primus-motor/trial';
import { outcomeColumns } from '../../src/study/outcomes/row.ts';
import { aboutSubject, another, inOwnPlace, type Sample, type SampleMaker, type Stage } from './sample.ts';
import { addReadyPerson } from './things.ts';

const onFinished = (
  what: string,
  fields: (stage: Stage) => Promise<Sample['fields']> = async () => ({}),
): SampleMaker =>
  aboutSubject(async (stage) => ({
    path: `/studies/${stage.finished.studyId}/${what}`,
    fields: await fields(stage),
  }));

/** A copy of the newest analysis: nobody has asked for its groups. */
const addAnalysis = async ({ house, finished }: Stage): Promise<{ id: string; hash: string }> => {
  const id = randomUUID();
  const made = await house.owner.query(
    `insert into study.analysis (id, study_id, organisation_id, import_id, results, results_hash, code_version, run_by, run_at)
     select $1, study_id, organisation_id, import_id, results, results_hash, code_version, run_by, run_at
     from study.analysis where study_id = $2 order by number desc limit 1 returning results_hash`,
    [id, finished.studyId],
  );
  return { id, hash: made.rows[0].results_hash };
};

/** Asked for by somebody else, so that everybody of the staff may agree; agreed, if so told. */
const addUnblinding = async (stage: Stage, agreedBy?: string): Promise<{ id: string; hash: string }> => {
  const { id: analysis, hash } = await addAnalysis(stage);
  const id = randomUUID();
  const { house, finished } = stage;
  await house.owner.query(
    `insert into study.unblinding (id, study_id, organisation_id, analysis_id, reason, requested_by, requested_at, approved_by, approved_at)
     values ($1, $2, $3, $4, 'Det er tid.', 'somebody else', now(), $5, case when $5::text is null then null else now() end)`,
    [id, finished.studyId, house.ids.organisation, analysis, agreedBy ?? null],
  );
  return { id, hash };
};

const nothingPublished = ({ house, finished }: Stage) =>
  house.owner.query(
    `update study.publication set withdrawn_at = now(), withdrawn_by = 'test'
     where study_id = $1 and withdrawn_at is null`,
    [finished.studyId],
  );

/** The columns of an extract and no line under them; another name for one column's comment makes another file. */
const extract = ({ finished }: Stage): File => {
  const [person] = finished.people;
  const line = [person?.studyKey, '2024-01-01', '', '', '', 'nej', `sample ${another()}`].join(';');
  return new File([`${outcomeColumns.join(';')}\r\n${line}`], 'udtræk.csv', { type: 'text/csv' });
};

const upload = (stage: Stage) => ({
  file: extract(stage),
  completeUntil: stage.finished.completeUntil.toString(),
});

const inState = ({ house, recruiting }: Stage, state: StudyState) =>
  house.owner.query('update study.study set state = $2 where id = $1', [recruiting, state]);

export const studySamples: Readonly<Record<string, SampleMaker>> = {
  '/randomise': aboutSubject(async (stage) => {
    await inState(stage, 'recruiting');
    const person = await addReadyPerson(stage);
    return { path: '/randomise', fields: { person, study: stage.recruiting, number: '' } };
  }),
  '/studies/new': inOwnPlace(async () => {
    const slug = `sample-${another()}`;
    const source = demoProtocol(slug, { da: 'Endnu et forsøg', en: 'Another trial' });
    return {
      path: '/studies/new',
      fields: { protocol: JSON.stringify(source), confirmed: lockProtocol(source).hash },
    };
  }),
  '/studies/:id/state': aboutSubject(async (stage) => {
    await inState(stage, 'paused');
    return {
      path: `/studies/${stage.recruiting}/state`,
      fields: { from: 'paused', to: 'recruiting' },
    };
  }),
  '/studies/:id/deliver': aboutSubject(async ({ recruiting }) => ({
    path: `/studies/${recruiting}/deliver`,
    fields: {},
  })),
  '/register-lists/:id': aboutSubject(async ({ recruiting }) => ({
    path: `/register-lists/${recruiting}`,
    fields: {},
  })),
  '/areas/:id': aboutSubject(async ({ house }) => ({
    path: `/areas/${house.ids.branchA}`,
    fields: { area: 'west' },
  })),
  '/studies/:id/outcomes': onFinished('outcomes', async (stage) => upload(stage)),
  '/studies/:id/outcomes/:staged': aboutSubject(async (stage) => {
    const manager = stage.house.as('trialManager');
    const staged = await manager.post(`/studies/${stage.finished.studyId}/outcomes`, upload(stage));
    if (staged.status !== 303) throw new Error(`upload: ${staged.status}`);
    return { path: staged.location ?? '', fields: {} };
  }),
  '/studies/:id/analysis': onFinished('analysis'),
  '/studies/:id/prices': onFinished('prices', async () => ({
    kind: 'per-course',
    amount: '60.000',
    priceLevel: '2025',
    source: 'Prøveforeningens regnskab, note 4',
    published: '2026',
  })),
  '/studies/:id/unblinding': onFinished('unblinding', async (stage) => ({
    analysis: (await addAnalysis(stage)).id,
    reason: 'Analysen ligger fast, og resultatet skal ud.',
  })),
  '/studies/:id/unblinding/agree': onFinished('unblinding/agree', async (stage) => {
    const { id, hash } = await addUnblinding(stage);
    return { unblinding: id, hash };
  }),
  '/studies/:id/publication': onFinished('publication', async (stage) => {
    await nothingPublished(stage);
    await addUnblinding(stage, 'another one');
    return {};
  }),
  '/studies/:id/publication/withdraw': onFinished('publication/withdraw', async (stage) => {
    await nothingPublished(stage);
    await addUnblinding(stage, 'another one');
    const published = await stage.house
      .as('trialManager')
      .post(`/studies/${stage.finished.studyId}/publication`, {});
    if (published.status !== 303) throw new Error(`publish: ${published.status}`);
    return {};
  }),
};
