import { randomUUID } from 'node:crypto';
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

export const privacySamples: Readonly<Record<string, SampleMaker>> = {
  '/privacy/requests': inOwnPlace(async (stage, { home }) => {
    const person = await addReadyPerson(stage);
    const { owner, ids } = stage.house;
    const { rows } = await owner.query(
      `update programme.person p set birth_date = '1990-02-03' from programme.referral r
       where p.id = $1 and r.id = $2 returning r.number`,
      [person, await referralOf(stage, person)],
    );
    const fields = {
      kind: 'participant',
      mark: rows[0].number,
      born: '1990-02-03',
      identifiedBy: 'photo-id',
      receivedOn: '2026-11-20',
      reason: 'Vil se det.',
    };
    return home.organisation === ids.organisation
      ? { path: '/privacy/requests', fields }
      : {
          path: '/privacy/requests',
          fields,
          refused: { status: 422, because: 'the number is that of another organisation' },
        };
  }),
  '/privacy/requests/:id/copy': aboutSubject(async (stage) => ({
    path: `/privacy/requests/${await addAccessRequest(stage)}/copy`,
    fields: { format: 'html', language: 'da' },
  })),
  '/privacy/requests/:id/close': aboutSubject(async (stage) => ({
    path: `/privacy/requests/${await addAccessRequest(stage)}/close`,
    fields: { outcome: 'given', reason: '' },
  })),
};
