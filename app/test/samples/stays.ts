import {
  aboutSubject,
  another,
  basisOn,
  inOwnPlace,
  type Sample,
  type SampleMaker,
  type Stage,
} from './sample.ts';
import { addCourse, addReadyPerson } from './things.ts';

const onCourse = (
  what: string,
  fields: Sample['fields'],
  before: (stage: Stage, course: string) => Promise<unknown> = async () => undefined,
): SampleMaker =>
  aboutSubject(async (stage) => {
    const { course } = await addCourse(stage);
    await before(stage, course);
    return { path: `/courses/${course}/${what}`, fields };
  });

const pause = { reason: 'hospital', from: '2026-11-22', prison: '', note: '' };

/** Puts a course to rest through the coordinator's own button. */
export const holdCourse = ({ house }: Stage, course: string) =>
  house.as('coordinatorA').post(`/courses/${course}/hold`, pause);

const onPerson = (what: string, fields: (stage: Stage) => Sample['fields']): SampleMaker =>
  aboutSubject(async (stage) => ({
    path: `/people/${await addReadyPerson(stage)}/${what}`,
    fields: fields(stage),
  }));

/** Two pages of one person, and the form that makes them one. */
const twoPages = async (stage: Stage) => {
  const [person, other] = [await addReadyPerson(stage), await addReadyPerson(stage)];
  const { owner } = stage.house;
  const number = `PM-${700_000 + another()}`;
  await owner.query('delete from keys.identity where person_id = $1', [other]);
  await owner.query('update programme.referral set number = $2 where person_id = $1', [other, number]);
  const basis = await basisOn(stage, `/people/${person}/merge?with=${number}`);
  return { person, fields: { other, basis, reason: 'Fængslet har bekræftet det' } };
};

const alert = { kind: 'practical', text: 'Kan ikke gå på trapper', until: '', forMentors: 'yes' };

export const staySamples: Readonly<Record<string, SampleMaker>> = {
  '/courses/:id/hold': onCourse('hold', pause),
  '/courses/:id/resume': onCourse('resume', { outcome: 'resumed' }, holdCourse),
  '/people/:id/transfer': onPerson('transfer', ({ house }) => ({
    prison: house.ids.prisonTwo,
    from: '2026-11-22',
  })),
  '/people/:id/transfer/undo': aboutSubject(async (stage) => {
    const person = await addReadyPerson(stage);
    const { house } = stage;
    await house
      .as('coordinatorA')
      .post(`/people/${person}/transfer`, { prison: house.ids.prisonTwo, from: '2026-11-22' });
    const { rows } = await house.owner.query(
      'select id from programme.placement where person_id = $1 and upper_inf(period)',
      [person],
    );
    return { path: `/people/${person}/transfer/undo`, fields: { placement: rows[0].id } };
  }),
  '/people/:id/merge': aboutSubject(async (stage) => {
    const { person, fields } = await twoPages(stage);
    return { path: `/people/${person}/merge`, fields };
  }),
  '/people/:id/merge/undo': aboutSubject(async (stage) => {
    const { person, fields } = await twoPages(stage);
    await stage.house.as('coordinatorA').post(`/people/${person}/merge`, fields);
    const { rows } = await stage.house.owner.query(
      'select id, kept_id from programme.person_merge where $1 in (kept_id, gone_id)',
      [person],
    );
    return { path: `/people/${rows[0].kept_id}/merge/undo`, fields: { merge: rows[0].id } };
  }),
  '/people/:id/birth-date': aboutSubject(async (stage) => {
    const person = await addReadyPerson(stage);
    await stage.house.owner.query('update programme.person set birth_date = null where id = $1', [person]);
    return {
      path: `/people/${person}/birth-date`,
      fields: { birthDate: '1990-01-01', source: 'Pas, set i dag' },
    };
  }),
  '/people/:id/alerts': onPerson('alerts', () => alert),
  '/people/:id/alerts/:alert/end': aboutSubject(async (stage) => {
    const person = await addReadyPerson(stage);
    await stage.house.as('coordinatorA').post(`/people/${person}/alerts`, alert);
    const { rows } = await stage.house.owner.query(
      'select id from programme.person_alert where person_id = $1',
      [person],
    );
    return { path: `/people/${person}/alerts/${rows[0].id}/end`, fields: {} };
  }),
  '/people/:id/contact-rule': onPerson('contact-rule', () => ({
    'channels[]': ['phone'],
    when: 'efter kl. 17',
    notTo: '',
    voicemail: 'no',
  })),
  '/people/:id/about': aboutSubject(async (stage) => {
    const path = `/people/${await addReadyPerson(stage)}/about`;
    const basis = await basisOn(stage, path);
    return {
      path,
      fields: { basis, phone: '20 30 40 50', language: 'ar', interpreter: 'yes', alias: 'Havblik' },
    };
  }),
  '/settings/names': inOwnPlace(async (_, { home }) => ({
    path: '/settings/names',
    fields: { branch: home.branch, shown: 'name' },
  })),
};
