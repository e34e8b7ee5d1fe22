import {
  ButtonLink,
  type Content,
  Definitions,
  formatDate,
  joinWords,
  type Lang,
  Page,
  type PageContext,
  PostButton,
  Section,
  Table,
  Tag,
} from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { languageName } from '../../referrals/referral.ts';
import {
  approvalPolicy,
  bestCheck,
  type Requirement,
  runningOut,
  stageMoves,
  type Verdict,
  validUntil,
} from '../approval.ts';
import { freePlaces } from '../mentor.ts';
import type { CheckRecord, MentorAssignment, MentorRecord } from '../store.ts';
import { checkName, lifeAreaList, requirementName, stageName, trainingName } from '../texts.ts';
import { AccountForm, CheckForm, type Returned, TrainingForm } from './forms.tsx';
import { texts } from './texts.ts';

export interface MentorPageProps {
  readonly page: PageContext;
  readonly mentor: MentorRecord;
  readonly checks: readonly CheckRecord[];
  readonly verdict: Verdict;
  readonly assignments: readonly MentorAssignment[];
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly prisons: readonly { readonly id: string; readonly name: string }[];
  readonly names: ReadonlyMap<string, string>;
  readonly today: Temporal.PlainDate;
  readonly returned?: Returned | undefined;
}

/** What must be done now: approve, or what stands in the way. */
function Now({ page, mentor, verdict, today }: MentorPageProps) {
  const text = texts[page.lang];
  const moves = stageMoves[mentor.stage];
  const missing =
    verdict.missing.length === 0 ? null : (
      <>
        <p>{mentor.stage === 'approved' ? text.blocked : text.lacks}</p>
        <ul>
          {verdict.missing.map((one) => (
            <li>{requirementName(page.lang, one.requirement)}</li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {mentor.stage === 'paused' ? <p>{text.pausedHelp}</p> : null}
      {missing}
      {moves.includes('approve') && verdict.missing.length === 0 ? (
        <>
          <p>{text.ready}</p>
          <PostButton
            page={page}
            action={`/mentors/${mentor.id}/approve`}
            text={text.approve}
            kind="primary"
          />
        </>
      ) : null}
      {mentor.stage === 'approved'
        ? runningOut(mentor.checks, today)
            .filter(({ end }) => Temporal.PlainDate.compare(end, today) >= 0)
            .map(({ check, end }) => (
              <p>{`${checkName[page.lang][check.kind]} ${text.ends} ${shortDate(page.lang, end)}.`}</p>
            ))
        : null}
      {mentor.stage === 'approved' ? <p>{text.free(freePlaces(mentor), mentor.capacity)}</p> : null}
      {moves.includes('pause') ? (
        <PostButton page={page} action={`/mentors/${mentor.id}/pause`} text={text.pause} kind="quiet" />
      ) : null}
    </>
  );
}

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
function Requirements({ page, mentor, verdict, today }: MentorPageProps) {
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

function Checks({ page, checks, names }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  if (checks.length === 0) return <p>{text.noChecks}</p>;
  return (
    <Table
      caption={text.checksHelp}
      columns={[
        { key: 'kind', text: text.kind },
        { key: 'seen', text: text.seenOn },
        { key: 'until', text: text.validUntil },
        { key: 'by', text: text.seenBy },
      ]}
      rows={checks.map((check) => {
        const end = validUntil(check);
        return {
          kind:
            check.prison === undefined
              ? checkName[lang][check.kind]
              : `${checkName[lang][check.kind]}: ${check.prison}`,
          seen: shortDate(lang, check.seenOn),
          until: end === undefined ? text.noEnd : shortDate(lang, end),
          by: names.get(check.recordedBy) ?? text.notStated,
        };
      })}
    />
  );
}

function Assignments({ page, assignments }: MentorPageProps) {
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

function About({ page, mentor, today }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const age = mentor.birthDate?.until(today, { largestUnit: 'year' }).years;
  return (
    <Definitions
      items={[
        { term: text.age, value: age === undefined ? text.notStated : `${age} ${text.years}` },
        { term: text.phone, value: mentor.phone || text.notStated },
        { term: text.email, value: mentor.email || text.notStated },
        {
          term: text.languages,
          value: joinWords(
            lang,
            mentor.languages.map((code) => languageName(lang, code)),
          ),
        },
        {
          term: text.lifeAreas,
          value: lifeAreaList(lang, mentor.lifeAreas) || text.notStated,
        },
        { term: text.capacity, value: String(mentor.capacity) },
      ]}
    />
  );
}

/** One mentor: what is seen, what is missing, where the mentor is. */
export function MentorPage(props: MentorPageProps) {
  const { page, mentor, returned, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const short = { page, mentorId: mentor.id, today, returned };
  return (
    <Page
      page={page}
      title={mentor.name}
      lead={`${stageName[lang][mentor.stage]} ${text.since} ${formatDate(lang, mentor.stageSince, 'day')} · ${mentor.town}`}
      back={{ href: '/mentors', text: text.back }}
      now={<Now {...props} />}
      errors={returned?.errors}
    >
      <Section title={text.requirements}>
        <Requirements {...props} />
      </Section>
      <Section title={text.assignments}>
        <Assignments {...props} />
      </Section>
      <Section title={text.checks}>
        <Checks {...props} />
        <CheckForm {...short} prisons={props.prisons} />
      </Section>
      <Section title={text.trainings}>
        {mentor.trainings.length === 0 ? (
          <p>{text.noTrainings}</p>
        ) : (
          <Definitions
            items={mentor.trainings.map((training) => ({
              term: trainingName(lang, training.courseName),
              value: shortDate(lang, training.completedOn),
            }))}
          />
        )}
        <TrainingForm {...short} />
      </Section>
      <Section
        title={text.about}
        aside={
          <ButtonLink href={`/mentors/${mentor.id}/edit`} kind="quiet">
            {text.edit}
          </ButtonLink>
        }
      >
        <About {...props} />
      </Section>
      <Section title={text.account}>
        {mentor.userId === undefined ? (
          <AccountForm {...short} accounts={props.accounts} />
        ) : (
          <p>{text.accountLinked}</p>
        )}
      </Section>
    </Page>
  );
}
