import { randomUUID } from 'node:crypto';
import { another, inOwnPlace, type Presser, type Sample, type SampleMaker, type Stage } from './sample.ts';

/** The furniture's mentor has been on the course since today. */
const spent = ({ house, things }: Stage) => ({
  course: things.course,
  kind: 'outlay',
  spentOn: house.clock.today().toString(),
  km: '',
  amount: `${another()}`,
  note: '',
});

/** The furniture's course is mentorA's; everybody else is on none, or on another. */
const unlessOnCourse = ({ house }: Stage, { user }: Presser): Pick<Sample, 'refused'> =>
  user === house.users.mentorA ? {} : { refused: { status: 404, because: 'is not on the course' } };

const written = async (stage: Stage): Promise<string> => {
  const { house } = stage;
  const answer = await house.as('mentorA').post('/my/expenses', spent(stage));
  if (answer.status !== 303) throw new Error(`expense: ${answer.status}`);
  const { rows } = await house.owner.query(
    'select id from programme.expense order by written_at desc, id limit 1',
  );
  return rows[0].id;
};

export const expenseSamples: Readonly<Record<string, SampleMaker>> = {
  '/my/expenses': inOwnPlace(async (stage, presser) => ({
    path: '/my/expenses',
    fields: spent(stage),
    ...unlessOnCourse(stage, presser),
  })),
  '/my/expenses/take-back': inOwnPlace(async (stage, presser) => ({
    path: '/my/expenses/take-back',
    fields: { expense: await written(stage) },
    ...unlessOnCourse(stage, presser),
  })),
  '/expenses': inOwnPlace(async () => ({
    path: '/expenses',
    fields: { expenses: randomUUID(), reason: '' },
  })),
  '/settings/expenses': inOwnPlace(async () => ({
    path: '/settings/expenses',
    fields: {
      from: Temporal.PlainDate.from('2030-01-01').add({ days: another() }).toString(),
      orePerKm: '379',
    },
  })),
};
