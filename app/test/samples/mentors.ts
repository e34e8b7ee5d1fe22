import { aboutSubject, inOwnPlace, type Sample, type SampleMaker, type Stage } from './sample.ts';
import { addColleague, addCourse, addMentor } from './things.ts';

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

export const mentorSamples: Readonly<Record<string, SampleMaker>> = {
  '/mentors/new': inOwnPlace(async (_, { home }) => ({ path: '/mentors/new', fields: written(home.town) })),
  '/mentors/:id/edit': onMentor('edit', async ({ house }) => written(house.ids.townA)),
  '/mentors/:id/checks': onMentor('checks', async () => ({
    kind: 'reference',
    seenOn: '2026-11-20',
    validUntil: '',
    prison: '',
  })),
  '/mentors/:id/trainings': onMentor('trainings', async () => ({
    courseName: 'Grundkursus',
    completedOn: '2026-11-20',
  })),
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
