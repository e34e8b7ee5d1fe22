import { Table } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import type { MentorPageProps } from './props.ts';
import { texts } from './texts.ts';

export function Assignments({ page, assignments }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  if (assignments.length === 0) return <p>{text.noAssignments}</p>;
  return (
    <Table
      caption={text.assignments}
      captionHidden
      columns={[
        { key: 'person', text: text.person },
        { key: 'from', text: text.from },
        { key: 'to', text: text.to },
      ]}
      rows={assignments.map((one) => ({
        person: <a href={`/courses/${one.courseId}`}>{one.person}</a>,
        from: shortDate(lang, one.from),
        to: one.until === undefined ? text.runs : shortDate(lang, one.until),
      }))}
    />
  );
}
