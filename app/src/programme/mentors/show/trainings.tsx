import { Definitions } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { trainingsAskedOf } from '../approval.ts';
import { isOf } from '../trained.ts';
import type { MentorPageProps } from './props.ts';
import { texts } from './texts.ts';

/** The trainings taken, and how many of the hours that are asked for. */
export function Trainings({ page, mentor }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const asked = trainingsAskedOf(mentor);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const done = asked.filter((course) => mentor.trainings.some((training) => isOf(training, course)));
  return (
    <>
      <p>{text.hoursDone(sum(done.map(({ hours }) => hours)), sum(asked.map(({ hours }) => hours)))}</p>
      {mentor.trainings.length === 0 ? (
        <p>{text.noTrainings}</p>
      ) : (
        <Definitions
          items={mentor.trainings.map((training) => ({
            term:
              mentor.demands?.trainings.find((course) => isOf(training, course))?.name[lang] ??
              training.courseName,
            value: `${shortDate(lang, training.completedOn)}${
              training.hours ? `, ${text.hours(training.hours)}` : ''
            }`,
          }))}
        />
      )}
    </>
  );
}
