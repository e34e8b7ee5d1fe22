import type { TrainingCourse } from './demands.ts';
import type { Training } from './mentor.ts';

/** Whether a training is of a course: by the course's series, or by the beginning of the name where there is none. */
export const isOf = (training: Training, course: Pick<TrainingCourse, 'series' | 'name'>): boolean =>
  training.series === undefined
    ? training.courseName.toLowerCase().startsWith(course.name.da.toLowerCase())
    : training.series === course.series;

/** The last day a training counts: undefined for good, null when it was not completed by that day. */
export const trainedUntil = (
  trainings: readonly Training[],
  course: TrainingCourse,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined | null => {
  const last = trainings
    .filter(
      (training) => isOf(training, course) && Temporal.PlainDate.compare(training.completedOn, today) <= 0,
    )
    .map((training) => training.completedOn)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
  if (last === undefined) return null;
  return course.refresherMonths === undefined ? undefined : last.add({ months: course.refresherMonths });
};
