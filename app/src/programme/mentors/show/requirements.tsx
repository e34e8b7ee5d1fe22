import { type Content, Definitions, type Lang, PostButton, Tag } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { approvalPolicy, bestCheck, type Requirement, runningOut, validUntil } from '../approval.ts';
import { requirementName } from '../texts.ts';
import type { MentorPageProps } from './props.ts';
import { texts } from './texts.ts';

const period = (
  lang: Lang,
  check: { readonly seenOn: Temporal.PlainDate },
  end?: Temporal.PlainDate,
): string => {
  const text = texts[lang];
  const valid = end === undefined ? text.noEnd : `${text.until} ${shortDate(lang, end)}`;
  return `${text.seen} ${shortDate(lang, check.seenOn)}, ${valid}`;
};

/** Each requirement with its state; what was just seen is one press. */
export function Requirements({ page, mentor, verdict, today }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const ending = runningOut(mentor.checks, today).map(({ check }) => check.kind);
  const isEnding = (requirement: Requirement) => ending.some((kind) => kind === requirement);
  const isMissing = (requirement: Requirement) =>
    verdict.missing.some((one) => one.requirement === requirement);
  const stateOf = (requirement: Requirement): Content => {
    const missing = verdict.missing.find((one) => one.requirement === requirement);
    if (missing !== undefined) return <Tag kind="danger">{text.lacking[missing.reason]}</Tag>;
    const check = approvalPolicy.checks.find((kind) => kind === requirement);
    const best = check === undefined ? undefined : bestCheck(mentor.checks, check);
    if (best === undefined) return <Tag kind="done">{text.met}</Tag>;
    const kind = isEnding(requirement) ? 'soon' : 'done';
    return <Tag kind={kind}>{period(lang, best, validUntil(best))}</Tag>;
  };
  const actionOf = (requirement: Requirement): Content => {
    if (requirement === 'age' || !(isMissing(requirement) || isEnding(requirement))) return null;
    const training = requirement === 'basic-training';
    return (
      <PostButton
        page={page}
        action={`/mentors/${mentor.id}/${training ? 'trainings' : 'checks'}`}
        fields={
          training
            ? { courseName: 'Grundkursus', completedOn: today.toString() }
            : { kind: requirement, seenOn: today.toString() }
        }
        text={training ? text.completedToday : isMissing(requirement) ? text.seenToday : text.renewedToday}
        context={requirementName(lang, requirement)}
        kind="quiet"
      />
    );
  };
  const all: readonly Requirement[] = ['age', ...approvalPolicy.checks, 'basic-training'];
  return (
    <Definitions
      items={all.map((requirement) => ({
        term: requirementName(lang, requirement),
        value: stateOf(requirement),
        action: actionOf(requirement),
      }))}
    />
  );
}
