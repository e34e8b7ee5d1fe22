import { joinWords, type Lang, Tag } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { approvalVerdict } from '../approval.ts';
import { runningOut } from '../running-out.ts';
import type { MentorRecord } from '../store.ts';
import { lackingNames, requirementName } from '../texts.ts';
import { texts } from './texts.ts';

export function Attention({
  lang,
  mentor,
  today,
}: {
  lang: Lang;
  mentor: MentorRecord;
  today: Temporal.PlainDate;
}) {
  const text = texts[lang];
  if (mentor.stage === 'left') return null;
  const { missing } = approvalVerdict(mentor, mentor.checks, mentor.trainings, today);
  const ending = runningOut(mentor, today).filter(
    (each) =>
      Temporal.PlainDate.compare(each.end, today) >= 0 ||
      !missing.some(
        (one) => one.requirement === each.requirement && one.training?.series === each.training?.series,
      ),
  );
  if (missing.length === 0 && ending.length === 0) return <>{text.nothing}</>;
  const lacking = joinWords(lang, lackingNames(lang, missing));
  return (
    <span>
      {missing.length === 0 ? null : mentor.stage === 'approved' ? (
        <>
          <Tag kind="danger">{text.lacks}</Tag> {lacking}{' '}
        </>
      ) : (
        `${text.lacks} ${lacking} `
      )}
      {ending.map((each) => (
        <>
          <Tag kind="soon">{text.expires}</Tag> {requirementName(lang, each).toLowerCase()},{' '}
          {shortDate(lang, each.end)}{' '}
        </>
      ))}
    </span>
  );
}
