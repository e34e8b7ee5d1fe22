import { Details, formatDate } from '../../../ui/index.ts';
import { reasonWords } from '../../holds/hold.ts';
import type { SectionProps } from './sections.tsx';
import { texts } from './texts.ts';

/** Pauses that are over, and the course that this one began afresh after. */
export function Holds({ page, course, holds }: Pick<SectionProps, 'page' | 'course' | 'holds'>) {
  const { lang } = page;
  const text = texts[lang];
  const over = holds.filter(({ until }) => until !== undefined);
  return (
    <>
      {course.restartedFrom === undefined ? null : (
        <p>
          {text.restarted} <a href={`/courses/${course.restartedFrom}`}>{text.restartedCourse}</a>.
        </p>
      )}
      {over.length === 0 ? null : (
        <Details summary={text.holds}>
          <ul>
            {over.map((hold) => (
              <li>
                {`${formatDate(lang, hold.from, 'day')} – ${hold.until === undefined ? '' : formatDate(lang, hold.until, 'day')}: `}
                {hold.note || reasonWords(lang, hold.reason)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}
