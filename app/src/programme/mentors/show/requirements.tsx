import { type Content, Definitions, type Lang, Tag } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { bestCheck, checksAskedOf, type Missing, trainingsAskedOf, validUntil } from '../approval.ts';
import { declarationKinds } from '../declarations.ts';
import { runningOut } from '../running-out.ts';
import type { MentorRecord } from '../store.ts';
import { requirementName } from '../texts.ts';
import { trainedUntil } from '../trained.ts';
import type { MentorPageProps } from './props.ts';
import { StepButton } from './step-button.tsx';
import { texts } from './texts.ts';

type Asked = Pick<Missing, 'requirement' | 'training'>;

/** Everything that is asked of a mentor, in the order of the way in. */
const askedOf = (mentor: MentorRecord): readonly Asked[] => [
  { requirement: 'age' },
  ...checksAskedOf(mentor).map((requirement) => ({ requirement })),
  ...declarationKinds.map((requirement) => ({ requirement })),
  ...(mentor.demands?.conduct === undefined ? [] : [{ requirement: 'conduct' as const }]),
  ...trainingsAskedOf(mentor).map((training) => ({ requirement: 'training' as const, training })),
];

const period = (lang: Lang, seenOn: Temporal.PlainDate, end?: Temporal.PlainDate): string => {
  const text = texts[lang];
  const valid = end === undefined ? text.noEnd : `${text.until} ${shortDate(lang, end)}`;
  return `${text.seen} ${shortDate(lang, seenOn)}, ${valid}`;
};

/** Since when, and until when, where there is more to say than that it is in order. */
const metText = (
  lang: Lang,
  mentor: MentorRecord,
  { requirement, training }: Asked,
  today: Temporal.PlainDate,
): string => {
  const text = texts[lang];
  const declared = mentor.declarations?.find((one) => one.kind === requirement);
  if (declared !== undefined) return text.version(declared.version, shortDate(lang, declared.acceptedOn));
  const accepted = requirement === 'conduct' ? mentor.conduct?.[0] : undefined;
  if (accepted !== undefined) return text.version(accepted.version, shortDate(lang, accepted.acceptedOn));
  const course = trainingsAskedOf(mentor).find((one) => one.id === training?.id);
  const end = course === undefined ? undefined : trainedUntil(mentor.trainings, course, today);
  if (end !== undefined && end !== null) return `${text.met}, ${text.until} ${shortDate(lang, end)}`;
  const kind = checksAskedOf(mentor).find((one) => one === requirement);
  const best = kind === undefined ? undefined : bestCheck(mentor.checks, kind);
  return best === undefined ? text.met : period(lang, best.seenOn, validUntil(best));
};

/** Each requirement with its state; what was just seen is one press. */
export function Requirements({ page, mentor, verdict, today }: MentorPageProps) {
  const { lang } = page;
  const ending = runningOut(mentor, today);
  const isEnding = (asked: Asked) =>
    ending.some((one) => one.requirement === asked.requirement && one.training?.id === asked.training?.id);
  const missingOf = (asked: Asked) =>
    verdict.missing.find(
      (one) => one.requirement === asked.requirement && one.training?.id === asked.training?.id,
    );
  const stateOf = (asked: Asked): Content => {
    const missing = missingOf(asked);
    if (missing !== undefined) return <Tag kind="danger">{texts[lang].lacking[missing.reason]}</Tag>;
    return <Tag kind={isEnding(asked) ? 'soon' : 'done'}>{metText(lang, mentor, asked, today)}</Tag>;
  };
  const actionOf = (asked: Asked): Content => {
    const renewal = missingOf(asked) === undefined;
    if (renewal && !isEnding(asked)) return null;
    return <StepButton page={page} mentor={mentor} step={asked} today={today} renewal={renewal} />;
  };
  return (
    <Definitions
      items={askedOf(mentor).map((asked) => ({
        term: requirementName(lang, asked),
        value: stateOf(asked),
        action: actionOf(asked),
      }))}
    />
  );
}
