import { formatDate } from '../../../ui/index.ts';
import { firstMeetingOf, leadDaysOf } from '../engine/index.ts';
import type { ChoosePageProps } from './props.ts';
import { texts } from './texts.ts';

/** The release beside the time that a clearance takes: seen before anybody is asked. */
export function LeadTime({ page, choice }: Pick<ChoosePageProps, 'page' | 'choice'>) {
  const { course, seeker, settings } = choice;
  const { lang } = page;
  const text = texts[lang];
  if (!seeker.beforeRelease || course.prison === undefined || course.prisonId === undefined) return null;
  const lead = leadDaysOf(settings, course.prisonId);
  const measured = settings.leadDays[course.prisonId] !== undefined;
  const today = Temporal.PlainDate.from(settings.today);
  const first = firstMeetingOf(seeker, settings.today);
  if (seeker.release === undefined || first === undefined)
    return <p>{`${text.noRelease} ${text.clearance(course.prison, lead, measured)}`}</p>;
  const meeting = Temporal.PlainDate.from(first);
  const { days } = today.until(meeting);
  return (
    <p>
      {text.release(formatDate(lang, Temporal.PlainDate.from(seeker.release), 'day'))}{' '}
      {days < 0 ? text.meetingNow : text.meeting(formatDate(lang, meeting, 'day'), days)}{' '}
      {text.clearance(course.prison, lead, measured)}
    </p>
  );
}
