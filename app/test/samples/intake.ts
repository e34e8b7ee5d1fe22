import { randomUUID } from 'node:crypto';
import { aboutSubject, another, basisOn, inOwnPlace, type SampleMaker, type Stage } from './sample.ts';
import { addMentor, addReadyPerson, freshToken, referralOf } from './things.ts';

/** A referral of branch A that was handed in through a link, and the link's token. */
const addHandedIn = async (
  stage: Stage,
  state: 'new' | 'accepted' = 'new',
): Promise<{ readonly token: string; readonly referral: string; readonly link: string }> => {
  const { owner, ids, clock } = stage.house;
  const referral = await referralOf(stage, await addReadyPerson(stage, { referral: state }));
  const { token, hash } = freshToken();
  const link = randomUUID();
  const now = clock.now().toString();
  await owner.query(
    `insert into programme.referral_link (id, organisation_id, prison_id, token_hash, expires_at, used_at, follow_until)
     values ($1, $2, $3, $4, $5, $5, $5::timestamptz + interval '1 year')`,
    [link, ids.organisation, ids.prison, hash, now],
  );
  await owner.query('update programme.referral set link_id = $2 where id = $1', [referral, link]);
  return { token, referral, link };
};

const addAnswer = async (stage: Stage): Promise<string> => {
  const { referral, link } = await addHandedIn(stage);
  const { owner, clock } = stage.house;
  const id = randomUUID();
  await owner.query(
    `insert into programme.link_answer (id, organisation_id, branch_id, referral_id, link_id, kind, content, note, answered_at)
     select $1, organisation_id, branch_id, id, $3, 'amendment', '{"fields":{"note":"Ring om formiddagen."}}', 'Prøve', $4
     from programme.referral where id = $2`,
    [id, referral, link, clock.now().toString()],
  );
  return `/referrals/${referral}/answers/${id}`;
};

const addDuplicate = async (stage: Stage): Promise<string> => {
  const { owner, clock } = stage.house;
  const one = await addReadyPerson(stage, { referral: 'new' });
  const other = await addReadyPerson(stage);
  const made = await owner.query(
    `insert into programme.possible_duplicate (organisation_id, branch_id, person_id, other_person_id, number, basis,
       elsewhere, found_at)
     select organisation_id, branch_id, id, $2, 'PM-1', 'name-birth', false, $3 from programme.person where id = $1
     returning id`,
    [one, other, clock.now().toString()],
  );
  return `/possible-duplicates/${made.rows[0].id}`;
};

/** A prison that is asked about a mentor's visits, and the link whose holder is asked. */
const addVisit = async (stage: Stage) => {
  const { token, referral } = await addHandedIn(stage, 'accepted');
  const { owner, ids, clock } = stage.house;
  const mentor = await addMentor(stage, 'approved');
  const request = randomUUID();
  await owner.query(
    `insert into programme.clearance_request (id, organisation_id, branch_id, mentor_id, prison_id, sent_on, recorded_by, recorded_at, referral_id)
     values ($1, $2, $3, $4, $5, $6, 'test', $7, $8)`,
    [
      request,
      ids.organisation,
      ids.branchA,
      mentor,
      ids.prison,
      clock.today().toString(),
      clock.now().toString(),
      referral,
    ],
  );
  return { token, request };
};

const onLink = (what: string, fields: Readonly<Record<string, string>>, state?: 'accepted'): SampleMaker =>
  inOwnPlace(async (stage) => ({
    path: `/refer/${(await addHandedIn(stage, state)).token}/${what}`,
    fields,
  }));

/** A link that waits, made by a coordinator of branch A. */
const addWaitingLink = async (stage: Stage): Promise<string> => {
  const { owner, ids, users, clock } = stage.house;
  const id = randomUUID();
  await owner.query(
    `insert into programme.referral_link (id, organisation_id, prison_id, token_hash, expires_at, created_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      ids.organisation,
      ids.prison,
      freshToken().hash,
      clock.now().add({ hours: 48 }).toString(),
      users.coordinatorA,
    ],
  );
  return id;
};

const onWaiting = (what: string): SampleMaker =>
  aboutSubject(async (stage) => ({
    path: `/referral-links/${await addWaitingLink(stage)}/${what}`,
    fields: {},
  }));

export const intakeSamples: Readonly<Record<string, SampleMaker>> = {
  '/referral-links/:id/renew': onWaiting('renew'),
  '/referral-links/:id/revoke': onWaiting('revoke'),
  '/refer/:token/release-date': onLink('release-date', { answer: 'new', date: '2027-03-01' }),
  '/refer/:token/visit': inOwnPlace(async (stage) => {
    const { token, request } = await addVisit(stage);
    return { path: `/refer/${token}/visit`, fields: { request, answer: 'yes', validUntil: '2027-11-01' } };
  }),
  '/refer/:token/amend': onLink('amend', { note: 'Ring om formiddagen.', why: 'Nyt skema' }),
  '/refer/:token/withdraw': onLink('withdraw', { reason: 'by-mistake', note: '' }),
  '/referrals/:id/amend': aboutSubject(async (stage) => {
    const { referral } = await addHandedIn(stage);
    const path = `/referrals/${referral}/amend`;
    return {
      path,
      fields: {
        basis: await basisOn(stage, path),
        name: `Prøve Rettet ${another()}`,
        birthDate: '1990-01-01',
        language: 'da',
        town: stage.house.ids.townA,
        referrerName: 'Prøve Kontakt',
        referrerContact: '12 34 56 78',
        note: '',
        why: 'Navnet var stavet forkert',
      },
    };
  }),
  '/referrals/:id/answers/:answer': aboutSubject(async (stage) => ({
    path: await addAnswer(stage),
    fields: { outcome: 'applied' },
  })),
  '/referrals/:id/close-link': aboutSubject(async (stage) => ({
    path: `/referrals/${(await addHandedIn(stage)).referral}/close-link`,
    fields: {},
  })),
  '/possible-duplicates/:id': aboutSubject(async (stage) => ({
    path: await addDuplicate(stage),
    fields: { verdict: 'different' },
  })),
  '/settings/intake': inOwnPlace(async (stage, { home }) => {
    const { rows } = await stage.house.owner.query(
      'select coalesce(max(version), 0)::text as version from programme.intake_rule where organisation_id = $1',
      [home.organisation],
    );
    return {
      path: '/settings/intake',
      fields: { minimumAge: '18', weeksFrom: '4', weeksTo: '26', nearWeeks: '4', basis: rows[0].version },
    };
  }),
};

/** Pages of intake whose address needs more than an id of the furniture. */
export const intakePlaces: Readonly<Record<string, (stage: Stage) => Promise<string>>> = {
  '/people/:id/birth-date': async (stage) => {
    const person = await addReadyPerson(stage);
    await stage.house.owner.query('update programme.person set birth_date = null where id = $1', [person]);
    return `/people/${person}/birth-date`;
  },
  '/refer/:token/amend': async (stage) => `/refer/${(await addHandedIn(stage)).token}/amend`,
  '/refer/:token/withdraw': async (stage) => `/refer/${(await addHandedIn(stage)).token}/withdraw`,
  '/referrals/:id/answers/:answer': addAnswer,
  '/possible-duplicates/:id': addDuplicate,
};
