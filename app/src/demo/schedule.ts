import type { DemoProgramme } from '@primus-motor/trial';
import { currentReleaseDate, type ReleaseDate } from '../programme/courses/release-date.ts';
import { template } from '../programme/courses/template.ts';
import { type PlannedItem, planFor } from '../programme/courses/timeline.ts';
import { idOf } from './ids.ts';
import type { Row } from './insert.ts';

/** A step counts as done when a contact was held so many days from its window. */
const slackDays = 7;

/** A release date of the demo as the programme's rules read one. */
export const recordOf = (record: DemoProgramme['releaseDates'][number]): ReleaseDate => ({
  id: record.id,
  kind: record.kind,
  certainty: record.certainty,
  date: record.date === null ? undefined : Temporal.PlainDate.from(record.date),
  latestDate: undefined,
  source: record.source,
  recordedBy: record.recordedBy,
  recordedAt: Temporal.Instant.from(record.recordedAt),
  supersededBy: record.supersededBy ?? undefined,
  stay: 1,
});

/** Each course's plan by the programme's own rules; what contacts show to have happened is done. */
export const scheduleRows = (demo: DemoProgramme): readonly Row[] =>
  demo.courses.flatMap((course) => {
    const records = demo.releaseDates
      .filter((one) => one.participantId === course.participantId)
      .map(recordOf);
    const release = currentReleaseDate(records);
    const held = demo.contacts
      .filter((contact) => contact.courseId === course.id && contact.kept === 'held')
      .map((contact) => contact.heldOn);
    const anchors = { release: release?.date, opened: Temporal.PlainDate.from(course.openedOn) };
    return planFor(anchors, template).map((item) => {
      const done = item.step === 'release' ? releasedOn(release) : doneOn(item, held);
      return {
        id: idOf('step', course.id, item.step),
        course_id: course.id,
        step: item.step,
        anchor: item.anchor,
        offset_from: item.offsetFrom,
        offset_to: item.offsetTo,
        window_from: item.window.from.toString(),
        window_to: item.window.to.toString(),
        origin: 'rule',
        done_on: done ?? null,
        done_by: done === undefined ? null : course.openedBy,
      };
    });
  });

const releasedOn = (release: ReleaseDate | undefined): string | undefined =>
  release?.kind === 'actual' ? release.date?.toString() : undefined;

const doneOn = (item: PlannedItem, held: readonly string[]): string | undefined => {
  const from = item.window.from.subtract({ days: slackDays }).toString();
  const to = item.window.to.add({ days: slackDays }).toString();
  return held.find((day) => day >= from && day <= to);
};
