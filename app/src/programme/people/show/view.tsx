import {
  ButtonLink,
  Definitions,
  Page,
  type PageContext,
  PostButton,
  Section,
  Steps,
} from '../../../ui/index.ts';
import type { Consenting } from '../../consents/panel/load.ts';
import { ConsentPanel } from '../../consents/panel/panel.tsx';
import type { ReturnedConsent } from '../../consents/panel/record-form.tsx';
import { isBeforeRelease, type ReleaseDate } from '../../courses/release-date.ts';
import { ReleaseHistory } from '../../courses/release-history.tsx';
import { confirmedText, decisionText, releaseText } from '../../courses/texts.ts';
import { EligibilityPanel, type StudyForPerson } from '../../eligibility/panel.tsx';
import { texts as history } from '../../history/texts.ts';
import { languageName } from '../../referrals/referral.ts';
import type { Care } from '../care/care.ts';
import { CareHead } from '../care/head.tsx';
import { CarePanel } from '../care/panel.tsx';
import type { PersonChange } from '../changes.ts';
import { whyNamed } from '../display.ts';
import { texts as merge } from '../merge/texts.ts';
import type { Merge } from '../merge/undo-store.ts';
import type { CourseState, FoundPerson } from '../store.ts';
import { bornText } from './born.tsx';
import { nextStep, stepsFor } from './steps.ts';
import { texts } from './texts.ts';

export interface PersonPageProps {
  readonly page: PageContext;
  readonly person: FoundPerson;
  readonly number: string;
  readonly release: ReleaseDate | undefined;
  /** Everything that was ever said of it. */
  readonly releases: readonly ReleaseDate[];
  /** Where the person sits, as far as anybody wrote. */
  readonly prison: { readonly name: string } | undefined;
  readonly care: Care | undefined;
  readonly consenting: Consenting;
  /** The pages that have become one with this. */
  readonly merges: readonly Merge[];
  /** What was added beside a referral, and where it is from. */
  readonly changes: readonly PersonChange[];
  readonly study: StudyForPerson | undefined;
  readonly riskBand: string | null;
  readonly arm: string | undefined;
  readonly course: { readonly id: string; readonly state: CourseState } | undefined;
  readonly today: Temporal.PlainDate;
  readonly returned?: ReturnedConsent | undefined;
}

/** Where this person is on the way to a course, and the one next thing. */
export function PersonPage(props: PersonPageProps) {
  const { page, person, number, release, consenting, study, riskBand, arm, course, today, returned } = props;
  const text = texts[page.lang];
  const facts = {
    consents: consenting.consents.filter((one) => one.holds).map((one) => one.purpose),
    eligibility: study?.eligibility.overall,
    arm,
    course: course?.state ?? ('none' as const),
  };
  return (
    <Page
      page={page}
      title={text.title(person.shown)}
      lead={`${number}, ${person.branch}`}
      now={<Now {...props} step={nextStep(facts)} />}
      back={{ href: '/people', text: text.back }}
      errors={returned?.errors}
    >
      <CareHead lang={page.lang} care={props.care} />
      <Section title={text.path}>
        <Steps
          label={text.path}
          items={stepsFor(facts).map((step) => ({ text: text[step.key], state: step.state }))}
        />
      </Section>
      <Section title={text.about}>
        <Definitions
          items={[
            ...(person.shown === person.name
              ? []
              : [{ term: text.name, value: `${person.name}. ${whyNamed[page.lang]}` }]),
            { term: text.born.term, value: bornText(page.lang, person, props.changes) },
            { term: text.language, value: languageName(page.lang, person.language) },
            {
              term: text.release,
              value: (
                <Release
                  page={page}
                  personId={person.id}
                  release={release}
                  today={today}
                  change={facts.course !== 'open'}
                />
              ),
            },
            ...(props.prison === undefined || !isBeforeRelease(release, today)
              ? []
              : [
                  {
                    term: text.sits,
                    value: (
                      <>
                        {props.prison.name} <a href={`/people/${person.id}/transfer`}>{text.moved}</a>
                      </>
                    ),
                  },
                ]),
            ...(course?.state === 'earlier' || course?.state === 'withdrawn'
              ? [
                  {
                    term: text.course,
                    value: <a href={`/courses/${course.id}`}>{text.earlierCourse}</a>,
                  },
                ]
              : []),
            ...(arm === undefined
              ? []
              : [{ term: text.arm, value: arm === 'mentoring' ? text.mentoring : text.control }]),
          ]}
        />
        <ReleaseHistory
          lang={page.lang}
          releases={props.releases}
          current={release}
          names={consenting.names}
        />
      </Section>
      <CarePanel page={page} personId={person.id} care={props.care} />
      <ConsentPanel
        page={page}
        personId={person.id}
        consenting={consenting}
        born={person.birth_date !== null}
        today={today}
        returned={returned}
      />
      {arm === undefined && (course === undefined || course.state === 'earlier') ? (
        <EligibilityPanel page={page} personId={person.id} study={study} riskBand={riskBand} />
      ) : null}
      <p>
        <a href={`/people/${person.id}/history`}>{history[page.lang].link}</a>
      </p>
      <p>
        <a href={`/people/${person.id}/merge`}>
          {props.merges.length === 0 ? merge[page.lang].link : text.madeOne(props.merges.length)}
        </a>
      </p>
    </Page>
  );
}

/** A course's own page moves its plan with the date; without a course the date is changed here. */
const Release = ({
  page,
  personId,
  release,
  change,
  today,
}: Pick<PersonPageProps, 'page' | 'release' | 'today'> & {
  readonly personId: string;
  readonly change: boolean;
}) => {
  const text = texts[page.lang];
  const decision = decisionText(page.lang, release, today);
  const confirmed = release === undefined ? undefined : confirmedText(page.lang, release);
  return (
    <>
      {release === undefined ? text.unknownDate : releaseText(page.lang, release)}{' '}
      {confirmed === undefined ? null : <>({text.confirmed(confirmed)}) </>}
      {change ? <a href={`/people/${personId}/release-date`}>{text.newDate}</a> : null}
      {decision === undefined ? null : (
        <>
          <br />
          {decision}
        </>
      )}
    </>
  );
};

function Now({
  page,
  person,
  course,
  step,
}: PersonPageProps & { readonly step: ReturnType<typeof nextStep> }) {
  const text = texts[page.lang];
  if ((step === 'course' || step === 'ended') && course !== undefined)
    return (
      <>
        <p>{step === 'ended' ? text.nowEnded : text.nowCourse}</p>
        <ButtonLink href={`/courses/${course.id}`}>{text.seeCourse}</ButtonLink>
      </>
    );
  if (step === 'open')
    return (
      <>
        <p>{text.nowOpen}</p>
        <PostButton
          page={page}
          action={`/people/${person.id}/course`}
          text={text.openCourse}
          kind="primary"
        />
      </>
    );
  if (step === 'control') return <p>{text.nowControl}</p>;
  if (step === 'consents') return <a href="#consents">{text.nowConsents}</a>;
  return <a href="#eligibility">{step === 'randomise' ? text.nowRandomise : text.nowAssess}</a>;
}
