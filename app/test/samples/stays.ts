import { aboutSubject, type Sample, type SampleMaker, type Stage } from './sample.ts';
import { addCourse } from './things.ts';

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

export const staySamples: Readonly<Record<string, SampleMaker>> = {
  '/courses/:id/hold': onCourse('hold', pause),
  '/courses/:id/resume': onCourse('resume', { outcome: 'resumed' }, holdCourse),
};
