import { eligibilityFor, openStudies } from '../../../doors/eligibility.ts';
import type { RouteContext } from '../../../office/route.ts';
import { consentingOf } from '../../consents/panel/load.ts';
import type { ReturnedConsent } from '../../consents/panel/record-form.tsx';
import { currentReleaseDate } from '../../courses/release-date.ts';
import { releaseDatesOf } from '../../courses/release-store.ts';
import type { Assessment } from '../../eligibility/assessment.ts';
import type { StudyForPerson } from '../../eligibility/panel.tsx';
import { enrolmentsOf, latestAssessment } from '../../eligibility/store.ts';
import { referralsOf } from '../../referrals/store.ts';
import { careOf } from '../care/store.ts';
import { changesOfPerson } from '../changes.ts';
import { mergesInto } from '../merge/came-along.ts';
import { prisonOf } from '../placements.ts';
import { courseOf, findPerson } from '../store.ts';
import { PersonPage } from './view.tsx';

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'doors' | 'clock' | 'lang' | 'page' | 'viewer' | 'params'
>;

/** The study that takes participants now, and how this person stands towards it. */
const studyFor = async (
  { doors, clock, lang, viewer, params }: Context,
  { answers, values }: Assessment,
): Promise<StudyForPerson | undefined> => {
  const [study] = await openStudies(doors, viewer.organisation?.id ?? '');
  if (study === undefined) return undefined;
  const found = await eligibilityFor(doors, clock, { personId: params.id, studyId: study.id });
  if (found === undefined) return undefined;
  return {
    studyId: study.id,
    title: study.title[lang],
    eligibility: found.eligibility,
    refusal: found.refusal?.words[lang],
    questions: found.questions.map(({ key, text }) => ({ key, text: text[lang], answer: answers[key] })),
    baseline: found.baseline.map((asked) => ({ asked, value: values[asked.name] })),
  };
};

const load = ({ cases, clock, params: { id } }: Context) =>
  cases.read(async (db) => {
    const [
      person,
      [referral],
      releases,
      prison,
      merges,
      changes,
      care,
      consenting,
      assessment,
      [enrolment],
      course,
    ] = await Promise.all([
      findPerson(db, id),
      referralsOf(db, id),
      releaseDatesOf(db, [id]),
      prisonOf(db, id),
      mergesInto(db, id),
      changesOfPerson(db, id),
      careOf(db, id, clock.today()),
      consentingOf(db, id, clock.now()),
      latestAssessment(db, id),
      enrolmentsOf(db, id),
      courseOf(db, id),
    ]);
    if (person === undefined) return undefined;
    return {
      person,
      number: referral?.number ?? '',
      releases,
      release: currentReleaseDate(releases),
      prison,
      merges,
      changes,
      care,
      consenting,
      assessment,
      arm: enrolment?.arm,
      course,
    };
  });

/** The page of a participant of the viewer's branches; undefined when there is none. */
export const personPage = async (context: Context, returned?: ReturnedConsent) => {
  const found = await load(context);
  if (found === undefined) return undefined;
  const { assessment, ...rest } = found;
  // Whether the person may be randomised is asked where the page says it: on the way to a first course, or to a next one.
  const asks = rest.arm === undefined && (rest.course === undefined || rest.course.state === 'earlier');
  const study = asks ? await studyFor(context, assessment) : undefined;
  return (
    <PersonPage
      {...rest}
      page={context.page}
      study={study}
      riskBand={assessment.riskBand}
      today={context.clock.today()}
      returned={returned}
    />
  );
};
