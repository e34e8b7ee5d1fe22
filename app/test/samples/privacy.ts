import { randomUUID } from 'node:crypto';
import type { Home } from '../second-organisation.ts';
import { aboutSubject, inOwnPlace, type SampleMaker, type Stage } from './sample.ts';
import { addReadyPerson, referralOf } from './things.ts';

/** A request of a participant of branch A for the own data. */
export const addAccessRequest = async (stage: Stage): Promise<string> => {
  const id = randomUUID();
  const { owner, ids, users } = stage.house;
  await owner.query(
    `insert into privacy.access_request (id, organisation_id, subject_kind, subject_id, received_on, due_on,
       identified_by, reason, recorded_by, recorded_at)
     values ($1, $2, 'participant', $3, '2026-11-20', '2026-12-20', 'photo-id', 'Prøve', $4, now())`,
    [id, ids.organisation, await addReadyPerson(stage), users.dataProtectionOfficer],
  );
  return id;
};

/** An erasure of a participant of branch A that nobody of the matrix asked for: everybody may be the second person. */
export const addErasure = async (stage: Stage): Promise<string> => {
  const id = randomUUID();
  const { owner, ids } = stage.house;
  const person = await addReadyPerson(stage);
  await owner.query(
    `insert into privacy.erasure (id, organisation_id, category, subject_kind, subject_id, reason, asked_by, asked_at)
     values ($1, $2, 'on-request', 'participant', $3, 'asked-for-it', 'test', now())`,
    [id, ids.organisation, person],
  );
  return id;
};

const addPause = async (stage: Stage): Promise<string> => {
  const person = await addReadyPerson(stage);
  const { owner, ids } = stage.house;
  await owner.query(
    `insert into privacy.retention_pause (id, organisation_id, subject_kind, subject_id, reason, until_on, set_by, set_at)
     values ($1, $2, 'participant', $3, 'claim', '2027-06-01', 'test', now())`,
    [randomUUID(), ids.organisation, person],
  );
  return person;
};

export const pausePlace = async (stage: Stage): Promise<string> =>
  `/privacy/retention/pause?kind=participant&subject=${await addReadyPerson(stage)}`;

/** What a participant of branch A is found by. */
const marksOf = async (stage: Stage) => {
  const person = await addReadyPerson(stage);
  const { rows } = await stage.house.owner.query(
    `update programme.person p set birth_date = '1990-02-03' from programme.referral r
     where p.id = $1 and r.id = $2 returning r.number`,
    [person, await referralOf(stage, person)],
  );
  return { kind: 'participant', mark: String(rows[0].number), born: '1990-02-03' };
};
const elsewhere = ({ house }: Stage, { organisation }: Home) =>
  organisation === house.ids.organisation
    ? {}
    : { refused: { status: 422, because: 'the number is that of another organisation' } as const };

export const privacySamples: Readonly<Record<string, SampleMaker>> = {
  '/privacy/requests': inOwnPlace(async (stage, { home }) => {
    const fields = {
      ...(await marksOf(stage)),
      identifiedBy: 'photo-id',
      receivedOn: '2026-11-20',
      reason: 'Vil se det.',
    };
    return { path: '/privacy/requests', fields, ...elsewhere(stage, home) };
  }),
  '/privacy/erasures': inOwnPlace(async (stage, { home }) => ({
    path: '/privacy/erasures',
    fields: { ...(await marksOf(stage)), reason: 'asked-for-it' },
    ...elsewhere(stage, home),
  })),
  '/privacy/erasures/:id/agree': aboutSubject(async (stage) => ({
    path: `/privacy/erasures/${await addErasure(stage)}/agree`,
    fields: {},
  })),
  '/privacy/erasures/:id/drop': aboutSubject(async (stage) => ({
    path: `/privacy/erasures/${await addErasure(stage)}/drop`,
    fields: {},
  })),
  '/privacy/retention': inOwnPlace(async () => ({
    path: '/privacy/retention',
    fields: {
      'not-taken-in': '6',
      notes: '12',
      participant: '36',
      applicant: '6',
      volunteer: '24',
      'study-key': '',
      mail: '3',
      validFrom: '2026-12-24',
    },
  })),
  '/privacy/retention/pause': aboutSubject(async (stage) => ({
    path: '/privacy/retention/pause',
    fields: {
      kind: 'participant',
      subject: await addReadyPerson(stage),
      reason: 'claim',
      until: '2027-06-01',
    },
  })),
  '/privacy/retention/resume': aboutSubject(async (stage) => ({
    path: '/privacy/retention/resume',
    fields: { subject: await addPause(stage) },
  })),
  '/privacy/requests/:id/copy': aboutSubject(async (stage) => ({
    path: `/privacy/requests/${await addAccessRequest(stage)}/copy`,
    fields: { format: 'html', language: 'da' },
  })),
  '/privacy/requests/:id/close': aboutSubject(async (stage) => ({
    path: `/privacy/requests/${await addAccessRequest(stage)}/close`,
    fields: { outcome: 'given', reason: '' },
  })),
};
