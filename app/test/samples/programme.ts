import { randomUUID } from 'node:crypto';
import { aboutSubject, another, inOwnPlace, type SampleMaker, type Stage } from './sample.ts';
import {
  addAssignment,
  addConcern,
  addCourse,
  addReadyPerson,
  addReferralLink,
  referralOf,
  releaseDateOf,
} from './things.ts';

const release = {
  kind: 'expected',
  certainty: 'likely',
  date: '2027-03-01',
  latestDate: '',
  source: 'Prøve: et brev',
};

const onCourse = (
  path: (course: string) => string,
  fields: (stage: Stage, made: { readonly person: string; readonly course: string }) => Promise<Fields>,
): SampleMaker =>
  aboutSubject(async (stage) => {
    const made = await addCourse(stage);
    return { path: path(made.course), fields: await fields(stage, made) };
  });
type Fields = Readonly<Record<string, string | readonly string[]>>;

const onPerson = (
  path: (person: string) => string,
  fields: (stage: Stage, person: string) => Promise<Fields>,
  options: Parameters<typeof addReadyPerson>[1] = {},
): SampleMaker =>
  aboutSubject(async (stage) => {
    const person = await addReadyPerson(stage, options);
    return { path: path(person), fields: await fields(stage, person) };
  });

const onReferral = (what: string, fields: Fields): SampleMaker =>
  aboutSubject(async (stage) => {
    const referral = await referralOf(stage, await addReadyPerson(stage, { referral: 'new' }));
    return { path: `/referrals/${referral}/${what}`, fields };
  });

const logged = {
  who: 'me',
  heldOn: '2026-11-22',
  mode: 'visit',
  kept: 'held',
  minutes: '45',
  note: 'Vi gik en tur.',
  concern: 'yes',
};

export const programmeSamples: Readonly<Record<string, SampleMaker>> = {
  '/referral-links/new': inOwnPlace(async (_, { home }) => ({
    path: '/referral-links/new',
    fields: { prison: home.prison, contactName: 'Prøve Kontakt' },
  })),
  '/refer/:token': inOwnPlace(async (stage) => ({
    path: `/refer/${await addReferralLink(stage)}`,
    fields: {
      name: 'Prøve Henvist',
      cpr: `010190-${String(1000 + another())}`,
      town: stage.house.ids.townA,
      certainty: 'likely',
      releaseDate: '2027-02-01',
      kind: 'expected',
      language: 'da',
      referrerName: 'Prøve Kontakt',
      referrerContact: 'ring til porten',
      personKnows: 'yes',
      note: '',
    },
  })),
  '/refer/:token/draft': inOwnPlace(async (stage) => ({
    path: `/refer/${await addReferralLink(stage)}/draft`,
    fields: { name: 'Prøve Halvvejs' },
  })),
  '/referrals/:id/accept': onReferral('accept', {}),
  '/referrals/:id/decline': onReferral('decline', { reason: 'other' }),
  '/referrals/:id/withdraw': onReferral('withdraw', { reason: 'by-mistake' }),
  '/people/:id/release-date': onPerson(
    (person) => `/people/${person}/release-date`,
    async (stage, person) => ({ ...release, basis: await releaseDateOf(stage, person) }),
  ),
  '/people/:id/consents': onPerson(
    (person) => `/people/${person}/consents`,
    async () => ({
      purpose: 'authority-contact',
      'recipients[]': ['job-centre'],
      other: '',
      givenOn: '2026-11-20',
      givenHow: 'in-person',
    }),
  ),
  '/people/:id/consents/:purpose/withdraw': onPerson(
    (person) => `/people/${person}/consents/register-follow-up/withdraw`,
    async () => ({ how: 'in-writing' }),
  ),
  '/people/:id/assessment': onPerson(
    (person) => `/people/${person}/assessment`,
    async () => ({ riskBand: 'high', 'answer-understands': 'yes' }),
  ),
  '/people/:id/randomise': onPerson(
    (person) => `/people/${person}/randomise`,
    async ({ recruiting }) => ({ study: recruiting }),
  ),
  '/people/:id/course': onPerson(
    (person) => `/people/${person}/course`,
    async () => ({}),
  ),
  '/courses/:id/steps': onCourse(
    (course) => `/courses/${course}/steps`,
    async (stage, { course }) => {
      const { owner, ids } = stage.house;
      await owner.query(
        `insert into programme.schedule_item (id, organisation_id, branch_id, course_id, step, anchor, offset_from, offset_to, window_from, window_to)
         values ($1, $2, $3, $4, 'introduction', 'opened', 0, 14, '2026-11-22', '2026-12-06')`,
        [randomUUID(), ids.organisation, ids.branchA, course],
      );
      return { step: 'introduction', done: 'yes' };
    },
  ),
  '/courses/:id/end': onCourse(
    (course) => `/courses/${course}/end`,
    async () => ({ reason: 'other', note: 'Prøve: flytter til udlandet' }),
  ),
  '/courses/:id/release-date/preview': aboutSubject(async (stage) => ({
    path: `/courses/${(await addCourse(stage)).course}/release-date/preview`,
    fields: release,
    writesNothing: 'it shows what the date would move',
  })),
  '/courses/:id/release-date': onCourse(
    (course) => `/courses/${course}/release-date`,
    async (stage, { person }) => ({ ...release, basis: await releaseDateOf(stage, person) }),
  ),
  '/courses/:id/release-date/undo': onCourse(
    (course) => `/courses/${course}/release-date/undo`,
    async (stage, { person, course }) => {
      const coordinator = stage.house.as('coordinatorA');
      await coordinator.post(`/courses/${course}/release-date`, {
        ...release,
        basis: await releaseDateOf(stage, person),
      });
      return { record: await releaseDateOf(stage, person) };
    },
  ),
  '/courses/:id/mentors/:assignment/end': aboutSubject(async (stage) => {
    const { course } = await addCourse(stage);
    const assignment = await addAssignment(stage, course, stage.things.mentor);
    return {
      path: `/courses/${course}/mentors/${assignment}/end`,
      fields: { reason: 'chosen-by-mistake' },
    };
  }),
  '/my/:courseId/log': aboutSubject(async ({ things }) => ({
    path: `/my/${things.course}/log`,
    fields: logged,
  })),
  '/my/:courseId/concern': aboutSubject(async ({ things }) => ({
    path: `/my/${things.course}/concern`,
    fields: { text: 'Jeg er bekymret.' },
  })),
  '/concerns/:id': aboutSubject(async (stage) => ({
    path: `/concerns/${await addConcern(stage, stage.things.course)}`,
    fields: { note: 'Jeg har ringet.' },
  })),
};
