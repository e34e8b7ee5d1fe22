import type { PageContext } from '../../../ui/index.ts';
import type { Concern } from '../../concerns/store.ts';
import type { ReleaseDate } from '../../courses/release-date.ts';
import type { ScheduleItem } from '../../courses/timeline.ts';
import type { Contact } from '../contact.ts';
import type { OwnCourse } from '../visibility.ts';

export interface OwnCoursePageProps {
  readonly page: PageContext;
  readonly course: OwnCourse;
  readonly release: ReleaseDate | undefined;
  readonly items: readonly ScheduleItem[];
  readonly contacts: readonly Contact[];
  /** The viewer's own concerns. */
  readonly concerns: readonly Concern[];
  readonly today: Temporal.PlainDate;
}
