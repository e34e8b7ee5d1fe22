import { DEMO_SEED, demoProtocol, simulateDemo } from '@primus-motor/trial';
import { test } from 'vitest';
import { first } from './support/look.ts';
import { linkTo, openPressing } from './support/pressing.ts';

/** What a form answers to mentors, about them, and to those who carry a study. */
const { as, newMentorFor } = openPressing();

test('a proposal: half a pair is asked about a second mentor, and the one who stays answers', async () => {
  const volunteer = await as('Mentor, Aarhus');
  await volunteer.open('/my');
  const own = await linkTo(volunteer, /^\/my\/[0-9a-f-]{36}$/u);
  await volunteer.open(own);
  const other = /Sammen med (.+?)\./u.exec(await volunteer.page.locator('main').innerText())?.[1] ?? '';
  const desk = await as('Koordinator, Aarhus');
  const course = own.replace('/my/', '/courses/');
  await desk.open(course);
  const end = desk.page.locator('main a[href$="/end"]', { hasText: other });
  await desk.open((await end.getAttribute('href')) ?? '');
  await desk.send(/\/end$/u, { reason: 'mentor-moved', arrivingSees: 'everything', leavingSees: 'nothing' });
  await newMentorFor(desk, course, 'Viggo Opdigtet');
  await desk.open(`${course}/match`);
  await desk.send(/\/match$/u, { choice: first, introduction: 'I har begge tid om aftenen.' });
  await desk.look(/: forløb$/u);
  await volunteer.open('/my');
  await volunteer.look(/^Mine deltagere$/u);
  await volunteer.open(await linkTo(volunteer, /^\/my\/proposals\//u));
  await volunteer.look(/^Vil du have en ny makker/u);
  const proposal = volunteer.page.url();
  await volunteer.page.getByRole('button', { name: 'Nej tak' }).click();
  await volunteer.look(/^Vil du have en ny makker/u, 422);
  await volunteer.open(proposal);
  await volunteer.send(/\/my\/proposals\//u);
  await volunteer.look(/^Mine deltagere$/u);
  await volunteer.open(proposal);
  await volunteer.look(/^Vil du have en ny makker/u);
});

test('a mentor: registered, checked, corrected; a contact and a concern', async () => {
  const desk = await as('Koordinator, Aarhus');
  await desk.open('/mentors/new');
  await desk.send(/\/mentors\/new$/u);
  await desk.look(/^Ny mentor/u, 422);
  await desk.send(/\/mentors\/new$/u, { name: 'Åge Opdigtet', birthDate: '1975-05-05', town: first });
  await desk.look(/^Åge Opdigtet/u);
  const mentor = desk.page.url();
  await desk.send(/\/checks$/u, { seenOn: '' });
  await desk.look(/^Åge Opdigtet/u, 422);
  await desk.open(`${mentor}/edit`);
  await desk.send(/\/edit$/u, { name: '' });
  await desk.look(/: ret oplysninger$/u, 422);
  await desk.open(`${mentor}/leave`);
  await desk.send(/\/leave$/u);
  await desk.look(/^Åge Opdigtet/u);

  const volunteer = await as('Mentor, Aarhus');
  await volunteer.open('/my');
  const log = await linkTo(volunteer, /\/log$/u);
  await volunteer.open(log);
  await volunteer.send(/\/log$/u, { minutes: 'længe' });
  await volunteer.look(/: log kontakt$/u, 422);
  await volunteer.send(/\/log$/u, { minutes: '45', concern: first, note: 'Gik en tur.' });
  await volunteer.look(/^Simon Kirkegaard$/u);
  await volunteer.open(log.replace('/log', '/concern'));
  await volunteer.send(/\/concern$/u, { text: '010190-1234' });
  await volunteer.look(/: jeg er bekymret$/u, 422);
  await volunteer.send(/\/concern$/u, { text: 'Svarer ikke.' });
  await volunteer.look(/^Simon Kirkegaard$/u);
});

test('a study: registered, outcomes brought in, the result withdrawn, a new analysis opened by two', async () => {
  const manager = await as('Forsøgsleder');
  const title = { da: 'Prøveforsøget', en: 'The test trial' };
  await manager.open('/studies/new');
  await manager.send(/\/studies\/new$/u);
  await manager.look(/^Registrér et forsøg/u, 422);
  await manager.send(/\/studies\/new$/u, { protocol: JSON.stringify(demoProtocol('x y', title)) });
  await manager.look(/^Registrér et forsøg/u, 422);
  await manager.send(/\/studies\/new$/u, { protocol: JSON.stringify(demoProtocol('after-a-press', title)) });
  await manager.look(/./u);
  await manager.send(/\/studies\/new$/u);
  await manager.look(/^Prøveforsøget/u);

  await manager.open('/studies');
  const demo = simulateDemo(DEMO_SEED, Temporal.Now.plainDateISO('Europe/Copenhagen'));
  const finished = demo.studies.find(({ slug }) => slug === 'demo-finished');
  const study = `/studies/${finished?.id}`;
  const columns = 'study_key;offence_date;charge_date;decision_date;decision;custody;offence_kind';
  const upload = async (lines: readonly string[]) => {
    await manager.open(`${study}/outcomes`);
    await manager.page.locator('input[type="file"]').setInputFiles({
      name: 'udfald.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([columns, ...lines].join('\n')),
    });
    await manager.send(/\/outcomes$/u, { completeUntil: finished?.completeUntil ?? '' });
  };
  await manager.open(`${study}/outcomes`);
  await manager.send(/\/outcomes$/u);
  await manager.look(/^Udfald fra registret/u, 422);
  const faulty = ['UKENDT;2024-13-01;;;;;', 'UKENDT;2024-01-01;;2023-01-01;whatever;;'];
  await manager.lookInEnglish(() => upload(faulty));
  await upload(faulty);
  await manager.look(/^Udfald fra registret/u, 422);
  const [one] = demo.outcomes.filter(({ studyId }) => studyId === finished?.id);
  await upload([`${one?.studyKey};${one?.offenceDate};;;;nej;${one?.offenceType}`]);
  await manager.look(/./u);
  await manager.send(/\/outcomes\//u);
  await manager.look(/./u);

  await manager.open(`${study}/publication`);
  await manager.send(/\/withdraw$/u);
  await manager.look(/^Offentliggørelse/u);
  await manager.open('/results/demo-finished');
  await manager.look(/^Resultatet er trukket tilbage/u, 410);

  const evaluator = await as('Evaluator');
  await evaluator.open(`${study}/analysis`);
  await evaluator.send(/\/analysis$/u);
  await evaluator.look(/^Analyse/u);
  await evaluator.open(`${study}/unblinding`);
  await evaluator.send(/\/unblinding$/u);
  await evaluator.look(/^Afblinding/u, 422);
  await evaluator.send(/\/unblinding$/u, { reason: 'Analysen er færdig.' });
  await evaluator.look(/^Afblinding/u);
  await manager.open(`${study}/unblinding`);
  await manager.look(/^Afblinding/u);
  await manager.send(/\/unblinding\/agree$/u);
  await manager.look(/^Afblinding/u);
  await manager.open(`${study}/publication`);
  await manager.look(/^Offentliggørelse/u);
});
