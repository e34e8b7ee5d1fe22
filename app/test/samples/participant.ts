import { randomUUID } from 'node:crypto';
import { codeHash, newCode } from '../../src/programme/consents/card/code.ts';
import { testSecrets } from '../names.ts';
import { aboutSubject, inOwnPlace, type Presser, type SampleMaker, type Stage } from './sample.ts';
import { addReadyPerson } from './things.ts';

/** The participant whose card the presser holds. */
const holderOf = async ({ house, things }: Stage, { home }: Presser): Promise<string> => {
  const card = home.branch === house.ids.branchA ? things.card : things.otherCard;
  const found = await house.owner.query('select person_id from programme.participant_card where id = $1', [
    card,
  ]);
  return found.rows[0].person_id;
};

const addConsent = async ({ house }: Stage, person: string, purpose: string): Promise<string> => {
  const id = randomUUID();
  await house.owner.query(
    `update programme.consent set withdrawn_on = given_on, withdrawn_how = 'digital'
     where person_id = $1 and purpose = $2 and withdrawn_on is null`,
    [person, purpose],
  );
  await house.owner.query(
    `insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how,
       recorded_by, recorded_at)
     select $1, organisation_id, branch_id, id, $3, 1, '2026-11-02', 'in-person', 'test', now()
     from programme.person where id = $2`,
    [id, person, purpose],
  );
  return id;
};

/** A card of a person of branch A, and the code on it. */
const addCard = async (stage: Stage, person: string): Promise<string> => {
  const code = newCode();
  const { owner, clock } = stage.house;
  await owner.query(
    `insert into programme.participant_card (id, organisation_id, branch_id, person_id, code_hash, made_at, made_by, expires_at)
     select $1, organisation_id, branch_id, id, $3, $4::timestamptz, 'test', $4::timestamptz + interval '90 days'
     from programme.person where id = $2`,
    [randomUUID(), person, codeHash(testSecrets, code), clock.now().toString()],
  );
  return code;
};

/** An open course with a mentor, and nothing asked for on it. */
const readyToAsk = async ({ house }: Stage, person: string): Promise<void> => {
  await house.owner.query(
    `update programme.concern set handled_at = now(), handled_by = 'test', handled_note = ''
     where raised_by = $1 and handled_at is null`,
    [`participant ${person}`],
  );
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     select $1, organisation_id, branch_id, id, '2026-11-02', 'test' from programme.person p
     where p.id = $2 and not exists (select 1 from programme.course c where c.person_id = p.id and c.closed_on is null)`,
    [randomUUID(), person],
  );
  await house.owner.query(
    `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, place, period)
     select $1, c.organisation_id, c.branch_id, c.id, m.id, 1, '[2026-11-02,)'
     from programme.course c
     cross join lateral (select m.id from programme.mentor m where m.branch_id = c.branch_id order by m.id limit 1) m
     where c.person_id = $2 and c.closed_on is null
       and not exists (select 1 from programme.assignment a where a.course_id = c.id and upper_inf(a.period))`,
    [randomUUID(), person],
  );
};

export const participantSamples: Readonly<Record<string, SampleMaker>> = {
  '/people/:id/card': aboutSubject(async (stage) => ({
    path: `/people/${await addReadyPerson(stage)}/card`,
    fields: {},
  })),
  '/people/:id/card/revoke': aboutSubject(async (stage) => {
    const person = await addReadyPerson(stage);
    await addCard(stage, person);
    return { path: `/people/${person}/card/revoke`, fields: {} };
  }),
  '/settings/consents': inOwnPlace(async () => ({
    path: '/settings/consents',
    fields: {
      purpose: 'story-photo',
      da: 'I må vise mit billede. Jeg kan sige nej.',
      en: 'You may show me.',
    },
  })),
  '/me/sign-in': inOwnPlace(async () => ({
    path: '/me/sign-in',
    fields: { code: newCode(), born: '05 05 1985' },
    refused: {
      status: 422,
      because:
        'whoever comes in with a card is its holder from then on; that is tried by itself, in me.test.ts',
    },
  })),
  '/me/sign-out': inOwnPlace(async () => ({ path: '/me/sign-out', fields: {} })),
  '/me/consents/withdraw': inOwnPlace(async (stage, presser) => ({
    path: '/me/consents/withdraw',
    fields: { consent: await addConsent(stage, await holderOf(stage, presser), 'story-photo') },
  })),
  '/me/mentor': inOwnPlace(async (stage, presser) => {
    await readyToAsk(stage, await holderOf(stage, presser));
    return { path: '/me/mentor', fields: {} };
  }),
};
