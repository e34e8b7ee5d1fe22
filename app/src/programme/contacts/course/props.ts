import type { PageContext } from '../../../ui/index.ts';
import type { Receipt } from '../../concerns/store.ts';
import type { AuthorityContact } from '../../consents/authorities.ts';
import type { ReleaseDate } from '../../courses/release-date.ts';
import type { ScheduleItem } from '../../courses/timeline.ts';
import type { PairNote } from '../../matching/mine/pair-note.ts';
import type { Reading } from '../../notes/store.ts';
import type { Care } from '../../people/care/care.ts';
import type { Contact } from '../contact.ts';
import type { OwnCourse } from '../visibility.ts';

export interface OwnCoursePageProps {
  readonly page: PageContext;
  readonly course: OwnCourse;
  /** Alerts, interpreter, and what is agreed on getting in touch. */
  readonly care: Care | undefined;
  readonly release: ReleaseDate | undefined;
  readonly items: readonly ScheduleItem[];
  readonly contacts: readonly Contact[];
  /** By contact, that what the viewer wrote was read. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly pairNote: PairNote;
  /** Whom the mentors may talk to for the participant, and whom no more. */
  readonly authorities: readonly AuthorityContact[];
  /** The viewer's own concerns. */
  readonly concerns: readonly Receipt[];
  readonly today: Temporal.PlainDate;
}
