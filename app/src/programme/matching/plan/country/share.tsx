import { formatDate, type Lang, Section, Table } from '../../../../ui/index.ts';
import type { PlaceNames } from '../../engine/index.ts';
import type { Waiting } from '../situation.ts';
import type { OwnShare } from './store.ts';
import { pairWords, texts } from './texts.ts';

interface ShareProps {
  readonly lang: Lang;
  readonly share: OwnShare;
  /** Who waits in the viewer's branches today. */
  readonly waiting: readonly Waiting[];
  readonly names: PlaceNames;
}

/** What the plan of the country says to a coordinator: own participants who still wait, and own mentors. */
export function Share({ lang, share, waiting, names }: ShareProps) {
  const text = texts[lang];
  const lines = share.lines.flatMap((line) => {
    const course = waiting.find((one) => one.course.id === line.courseId);
    return course === undefined ? [] : [{ line, person: course.course.person }];
  });
  if (lines.length + share.loans.length === 0) return null;
  return (
    <Section title={text.shareTitle(formatDate(lang, share.madeOn, 'day'))}>
      <p>{text.shareAbout}</p>
      {lines.length === 0 ? null : (
        <Table
          caption={text.shareTitle(formatDate(lang, share.madeOn, 'day'))}
          captionHidden
          columns={[
            { key: 'person', text: text.person },
            { key: 'pair', text: text.pair },
          ]}
          rows={lines.map(({ line, person }) => ({
            person: <a href={`/courses/${line.courseId}/match`}>{person}</a>,
            pair: pairWords(lang, line.mentors, line.fromBranchIds, names.branch),
          }))}
        />
      )}
      {share.loans.length === 0 ? null : (
        <>
          <h3>{text.loans}</h3>
          <ul>
            {share.loans.map(({ mentorId, mentor, toBranchId }) => (
              <li>
                <a href={`/mentors/${mentorId}`}>{mentor}</a> {text.loan(names.branch(toBranchId))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
