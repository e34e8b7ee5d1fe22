import {
  aboutSubject,
  another,
  inOwnPlace,
  type Presser,
  type Sample,
  type SampleMaker,
  type Stage,
} from './sample.ts';
import {
  addAbsence,
  addColleague,
  addCourse,
  addMentor,
  addSelf,
  basicTraining,
  publishedConduct,
} from './things.ts';

const written = (town: string) => ({
  name: 'Prøve Ny Mentor',
  birthDate: '1980-05-05',
  phone: '',
  email: '',
  town,
  gender: 'not-stated',
  'languages[]': ['da'],
  'lifeAreas[]': [],
  capacity: '1',
});

const onMentor = (
  what: string,
  fields: (stage: Stage) => Promise<Sample['fields']>,
  mentor: Parameters<typeof addMentor>[1] = 'training',
): SampleMaker =>
  aboutSubject(async (stage) => ({
    path: `/mentors/${await addMentor(stage, mentor, { complete: true })}/${what}`,
    fields: await fields(stage),
  }));

/** A file with one volunteer in it, of the presser's town. */
const mentorFile = async ({ house }: Stage, town: string): Promise<File> => {
  const found = await house.owner.query<{ name: string }>('select name from office.town where id = $1', [
    town,
  ]);
  const row = `Prøve ${another()} Fil;5.5.1980;${found.rows[0]?.name}`;
  return new File([`Navn;Fødselsdato;By\n${row}\n`], 'mentorer.csv');
};

/** A file that coordinatorA has tried. */
export const triedImport = async (stage: Stage): Promise<string> => {
  const file = await mentorFile(stage, stage.house.ids.townA);
  const tried = await stage.house.as('coordinatorA').post('/mentors/import', { file });
  if (tried.status !== 303) throw new Error(`mentor file: ${tried.status}`);
  return tried.location ?? '';
};

/** Whoever presses is a mentor, and is written down as one. */
const asMentor = (
  what: string,
  fields: (stage: Stage, home: Presser['home']) => Promise<Sample['fields']>,
): SampleMaker =>
  inOwnPlace(async (stage, { home, user }) => {
    await addSelf(stage, home, user);
    return { path: `/my/about/${what}`, fields: await fields(stage, home) };
  });

/** Something about an absence of a mentor that has not begun. */
const toCome = (what: string, fields: Sample['fields']): SampleMaker =>
  aboutSubject(async (stage) => {
    const mentor = await addMentor(stage, 'approved');
    const absence = await addAbsence(stage, mentor, '2030-12-01');
    return { path: `/mentors/${mentor}/absence/${what}`, fields: { ...fields, absence } };
  });

/** Something about an absence of whoever presses: the only one, from a day on. */
const ofOwn = (what: string, from: string, fields: Sample['fields'], named: boolean): SampleMaker =>
  inOwnPlace(async (stage, { home, user }) => {
    await addSelf(stage, home, user);
    const { owner } = stage.house;
    await owner.query(
      'delete from programme.mentor_absence a using programme.mentor m where m.id = a.mentor_id and m.user_id = $1',
      [user],
    );
    const { rows } = await owner.query<{ id: string }>(
      `insert into programme.mentor_absence
         (id, organisation_id, branch_id, mentor_id, kind, period, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, 'leave', daterange($2, null), 'x', now()
       from programme.mentor where user_id = $1 and stage <> 'left' returning id`,
      [user, from],
    );
    const absence: Sample['fields'] = named ? { absence: rows[0]?.id ?? '' } : {};
    return { path: `/my/about/absence/${what}`, fields: { ...fields, ...absence } };
  });

export const mentorSamples: Readonly<Record<string, SampleMaker>> = {
  '/mentors/import': inOwnPlace(async (stage, { home }) => ({
    path: '/mentors/import',
    fields: { file: await mentorFile(stage, home.town) },
  })),
  '/notes': inOwnPlace(async ({ things }) => ({
    path: '/notes',
    fields: { contact: things.contact, thanked: 'yes' },
  })),
  '/mentors/import/:id': aboutSubject(async (stage) => ({ path: await triedImport(stage), fields: {} })),
  '/mentors/new': inOwnPlace(async (_, { home }) => ({ path: '/mentors/new', fields: written(home.town) })),
  '/volunteer': inOwnPlace(async ({ house }) => {
    const n = another();
    return {
      path: '/volunteer',
      fields: {
        name: `Prøve Frivillig ${n}`,
        birthDate: '1980-05-05',
        email: `frivillig${n}@test.invalid`,
        phone: `2000${String(n).padStart(4, '0')}`,
        town: house.ids.townA,
        'languages[]': ['da'],
        about: '',
        agreed: 'yes',
        website: '',
      },
    };
  }),
  '/my/about/declarations': asMentor('declarations', async () => ({ kind: 'no-trade' })),
  '/my/about/conduct': asMentor('conduct', async (stage, home) => ({
    version: await publishedConduct(stage, home.organisation),
  })),
  '/my/about/absence': asMentor('absence', async () => {
    const from = Temporal.PlainDate.from('2030-01-01').add({ days: 3 * another() });
    return { kind: 'leave', from: from.toString(), returnOn: from.add({ days: 2 }).toString() };
  }),
  '/my/about/absence/end': ofOwn('end', '2026-11-01', {}, false),
  '/my/about/absence/move': ofOwn('move', '2040-01-01', { from: '2040-02-01', returnOn: '' }, true),
  '/my/about/absence/take-back': ofOwn('take-back', '2040-01-01', {}, true),
  '/settings/training': inOwnPlace(async () => ({
    path: '/settings/training',
    fields: { id: '', da: `Prøvekursus ${another()}`, en: 'Trial course', hours: '2', refresherMonths: '' },
  })),
  '/settings/conduct': inOwnPlace(async () => ({
    path: '/settings/conduct',
    fields: { da: 'Vær til at stole på.', en: 'Be reliable.' },
  })),
  '/settings/places': inOwnPlace(async (_, { home }) => ({
    path: '/settings/places',
    fields: { kind: 'town', id: home.town, north: '56,16', east: '10,20' },
  })),
  '/settings/places/known': inOwnPlace(async () => ({ path: '/settings/places/known', fields: {} })),
  '/mentors/:id/edit': onMentor('edit', async ({ house }) => written(house.ids.townA)),
  '/mentors/:id/checks': onMentor('checks', async () => ({
    kind: 'reference',
    seenOn: '2026-11-20',
    validUntil: '',
    prison: '',
  })),
  '/mentors/:id/trainings': onMentor('trainings', async (stage) => ({
    course: await basicTraining(stage),
    completedOn: '2026-11-20',
  })),
  '/mentors/:id/declarations': onMentor('declarations', async () => ({ kind: 'confidentiality' })),
  '/mentors/:id/conduct': onMentor('conduct', async (stage) => ({ version: await publishedConduct(stage) })),
  '/mentors/:id/clearance': onMentor('clearance', async ({ house }) => ({
    prison: house.ids.prisonTwo,
    did: 'asked',
  })),
  '/mentors/:id/absence': onMentor('absence', async () => ({
    kind: 'leave',
    from: '2026-12-01',
    returnOn: '2027-01-04',
  })),
  '/mentors/:id/absence/end': aboutSubject(async (stage) => {
    const mentor = await addMentor(stage, 'approved');
    await addAbsence(stage, mentor);
    return { path: `/mentors/${mentor}/absence/end`, fields: {} };
  }),
  '/mentors/:id/absence/move': toCome('move', { from: '2031-01-01', returnOn: '' }),
  '/mentors/:id/absence/take-back': toCome('take-back', {}),
  '/mentors/:id/approve': onMentor('approve', async () => ({})),
  '/mentors/:id/pause': onMentor('pause', async () => ({}), 'approved'),
  '/mentors/:id/leave': onMentor('leave', async () => ({}), 'approved'),
  '/mentors/:id/account': onMentor('account', async (stage) => ({
    account: (await addColleague(stage, 'mentor')).user,
  })),
  '/courses/:id/match': aboutSubject(async (stage) => {
    const { course } = await addCourse(stage);
    const first = await addMentor(stage, 'approved', { complete: true });
    const second = await addMentor(stage, 'approved', { complete: true });
    return {
      path: `/courses/${course}/match`,
      fields: { choice: 'own', first, second, reason: 'De kender hinanden.' },
    };
  }),
};
